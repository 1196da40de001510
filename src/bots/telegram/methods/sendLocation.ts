import { readMovement, readPeriod, readPoint } from '../from-api/place.ts';
import { having, readSend, send } from '../from-api/send.ts';
import { method } from '../method.ts';

export const sendLocation = method('sendLocation', async (call) => {
  const { args } = call;
  const point = readPoint(args);
  const periodS = readPeriod(args);
  const moving = readMovement(args);
  const common = await readSend(call);
  const media =
    periodS > 0 ? ({ kind: 'geoLive', point, periodS, ...moving } as const) : ({ kind: 'geo', point } as const);
  return having(await send(call, common, { text: '', media }), 'location');
});
