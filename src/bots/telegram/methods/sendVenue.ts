import { badRequest } from '../api-error.ts';
import { readPoint, venueOf } from '../from-api/place.ts';
import { having, readSend, send } from '../from-api/send.ts';
import { method } from '../method.ts';

export const sendVenue = method('sendVenue', async (call) => {
  const { args } = call;
  const point = readPoint(args);
  const title = args.text('title');
  const address = args.text('address');
  if (title === undefined) throw badRequest('venue title is empty');
  if (address === undefined) throw badRequest('venue address is empty');
  const media = venueOf(args.text, { point, title, address });
  return having(having(await send(call, await readSend(call), { text: '', media }), 'location'), 'venue');
});
