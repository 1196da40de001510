// Preloaded into a server by tests (NODE_OPTIONS): its clock is off by so many seconds, as a wrong clock or a later day is.
const offsetMs = Number(process.env.TOCSIN_TEST_CLOCK_S ?? 0) * 1000;
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() + offsetMs] : given));
  }

  static now() {
    return RealDate.now() + offsetMs;
  }
};
