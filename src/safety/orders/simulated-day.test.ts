import assert from 'node:assert/strict';
import { it } from 'node:test';
import { orderForm, signed } from '../testing/orders.ts';
import { channel, legal, safetyWorld, staff } from '../testing/world.ts';
import { transparencyReport } from '../transparency/report.ts';
import { acknowledgeOrder, executeOrder } from './execute.ts';
import { receiveRemovalOrder } from './receive.ts';
import { resumeOrderClock, stopOrderClock } from './stop.ts';

const minute = 60_000;
const day = 86_400_000;

/** mulberry32: a small seeded generator, so that a day that went wrong can be played again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Job {
  readonly at: number;
  readonly id: number;
}

/**
 * A day of 1,000 orders, one in `peakEvery` of them within a single hour. Four operators by day and two by night take
 * the most pressing order first and need 30 s to 3 minutes to read it (log-normal around one minute). One order in fifty
 * names nothing here and goes the way of Annex III; the authority answers within hours.
 */
async function simulate(seed: number, peakEvery: number) {
  const random = seeded(seed);
  const world = safetyWorld();
  const { safety } = world;
  const startMs = Date.UTC(2026, 2, 2);
  const arrivals = Array.from(
    { length: 1000 },
    (_, n) => startMs + Math.floor(n % peakEvery === 0 ? 14 * 60 * minute + random() * 60 * minute : random() * day),
  ).sort((a, b) => a - b);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const readingMs = () => Math.min(180_000, Math.max(30_000, 60_000 * Math.exp(0.5 * normal())));
  const freeAt = [0, 0, 0, 0];
  const waiting: Job[] = [];
  const unclear = new Set<number>();
  const answers: Job[] = [];
  let arrived = 0;
  const effects: number[] = [];

  const receive = async (at: number) => {
    world.nowMs = at;
    const n = arrived;
    arrived += 1;
    const vague = n % 50 === 7;
    const subject = channel(n + 1);
    world.add(subject);
    const exactUrl = vague ? 'https://tocsin.example/somewhere_here' : `https://tocsin.example/c/${n + 1}`;
    const { order } = await receiveRemovalOrder(
      safety,
      'system',
      orderForm({ referenceNo: `R-${n}`, items: [{ exactUrl }] }),
      signed,
    );
    if (vague) unclear.add(order.id);
    waiting.push({ at, id: order.id });
  };

  const work = async (operator: number, job: Job, startsAt: number) => {
    const actor = staff('owner', 100 + operator);
    world.nowMs = Math.max(world.nowMs, startsAt);
    await acknowledgeOrder(safety, actor, job.id);
    const doneAt = startsAt + readingMs();
    freeAt[operator] = doneAt;
    world.nowMs = Math.max(world.nowMs, doneAt);
    if (unclear.delete(job.id)) {
      await stopOrderClock(safety, legal, job.id, {
        reason: 'insufficient-information',
        explanation: 'the address names nothing',
      });
      answers.push({ at: doneAt + (1 + 5 * random()) * 60 * minute, id: job.id });
      return;
    }
    const done = await executeOrder(safety, actor, job.id, { measure: 'removed' });
    effects.push((done.executedAtMs ?? 0) - done.clock.receivedAtMs - stoppedMs(done.clock.stops));
  };

  for (;;) {
    const nextArrival = arrivals[arrived] ?? Number.POSITIVE_INFINITY;
    answers.sort((a, b) => a.at - b.at);
    const nextAnswer = answers[0]?.at ?? Number.POSITIVE_INFINITY;
    const hour = new Date(Math.min(nextArrival, world.nowMs)).getUTCHours();
    const onDuty = hour >= 7 && hour < 22 ? 4 : 2;
    const operator = freeAt.slice(0, onDuty).indexOf(Math.min(...freeAt.slice(0, onDuty)));
    const job = waiting[0];
    const startsAt = job ? Math.max(freeAt[operator] ?? 0, job.at) : Number.POSITIVE_INFINITY;
    const next = Math.min(nextArrival, nextAnswer, startsAt);
    if (next === Number.POSITIVE_INFINITY) break;
    if (next === nextArrival) await receive(nextArrival);
    else if (next === nextAnswer) {
      const answer = answers.shift();
      world.nowMs = Math.max(world.nowMs, nextAnswer);
      if (answer)
        await resumeOrderClock(safety, legal, answer.id, {
          items: [{ exactUrl: `https://tocsin.example/c/${answer.id}` }],
        });
      if (answer) waiting.push({ at: nextAnswer, id: answer.id });
    } else if (job) {
      waiting.shift();
      await work(operator, job, startsAt);
    }
  }
  return { safety, effects: effects.sort((a, b) => a - b), startMs };
}

const stoppedMs = (stops: readonly { atMs: number; resumedAtMs: number | null }[]) =>
  stops.reduce((sum, stop) => sum + (stop.resumedAtMs ?? stop.atMs) - stop.atMs, 0);

async function judge({ safety, effects, startMs }: Awaited<ReturnType<typeof simulate>>) {
  const report = await transparencyReport(safety, 'tco', { fromMs: startMs, toMs: startMs + 3 * day });
  const orders = report.sections.flatMap((section) => section.tables).find((table) => table.id === 'orders')?.rows[0];
  assert.deepEqual(orders?.slice(0, 4), ['DE', 1000, 1000, 0], 'all carried out and none late, by the ledger');
  const minutes = (share: number) => (effects[Math.floor(share * (effects.length - 1))] ?? 0) / minute;
  return { p50: minutes(0.5), p99: minutes(0.99), last: minutes(1) };
}

it('of a day of 1,000 removal orders none is late: half within 5 minutes, 99 of 100 within 20', async () => {
  const { p50, p99 } = await judge(await simulate(20191122, 5));
  assert.ok(p50 <= 5, `half within ${p50} minutes`);
  assert.ok(p99 <= 20, `99 of 100 within ${p99} minutes`);
});

it('of a day on which a third of 1,000 orders come in one hour none is late either', async () => {
  const { last } = await judge(await simulate(20191123, 3));
  assert.ok(last <= 60, `the last within ${last} minutes`);
});
