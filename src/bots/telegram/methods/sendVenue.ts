import { badRequest } from '../api-error.ts';
import { readPoint } from '../from-api/place.ts';
import { having, readSend, send } from '../from-api/send.ts';
import { method } from '../method.ts';

export const sendVenue = method('sendVenue', async (call) => {
  const { args } = call;
  const point = readPoint(args);
  const title = args.text('title');
  const address = args.text('address');
  if (title === undefined) throw badRequest('venue title is empty');
  if (address === undefined) throw badRequest('venue address is empty');
  const google = args.text('google_place_id');
  const media = {
    kind: 'venue' as const,
    point,
    title,
    address,
    provider: google ? 'gplaces' : 'foursquare',
    venueId: google ?? args.text('foursquare_id') ?? '',
    venueType: (google ? args.text('google_place_type') : args.text('foursquare_type')) ?? '',
  };
  return having(having(await send(call, await readSend(call), { text: '', media }), 'location'), 'venue');
});
