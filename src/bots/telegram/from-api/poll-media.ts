import type { PollMedia } from '#domain';
import { ApiError, badRequest } from '../api-error.ts';
import { type Fields, isFields, textIn } from '../arguments.ts';
import type { Call } from '../context.ts';
import { readInputMedia, readStickerMedia } from './media.ts';
import { readPointIn, readVenueIn } from './place.ts';

const everywhere = ['animation', 'photo', 'live_photo', 'video'];
const inOptions = [...everywhere, 'sticker'];
const beside = [...everywhere, 'audio', 'document'];

/** What stands beside the description or the explanation. @throws ApiError in the API's own words */
export async function readPollMedia(call: Call, name: string): Promise<PollMedia | undefined> {
  const given = call.args.json(name, "Can't parse InputPollMedia JSON object");
  return naming('Failed to parse InputPollMedia', () => readBeside(call, given, beside));
}

/** What stands beside one of the options. @throws ApiError in the API's own words */
export const readOptionMedia = (call: Call, given: unknown): Promise<PollMedia | undefined> =>
  naming('Failed to parse poll option media', async () => {
    if (isFields(given) && textIn(given, 'type') === 'link') return readLink(given);
    return readBeside(call, given, inOptions);
  });

async function readBeside(call: Call, given: unknown, kinds: readonly string[]): Promise<PollMedia | undefined> {
  if (given === undefined || given === null) return undefined;
  if (!isFields(given)) throw badRequest('expected an Object');
  const type = textIn(given, 'type');
  if (type === undefined) throw badRequest('Can\'t find field "type"');
  if (type === 'location') return { kind: 'geo', point: readPointIn(given) };
  if (type === 'venue') return readVenueIn(given);
  if (!kinds.includes(type)) throw badRequest('invalid type specified');
  // The still and the film of a live photo are one message; here they would be two.
  if (type === 'live_photo') throw badRequest('MEDIA_INVALID');
  const media = type === 'sticker' ? await readStickerMedia(call, given) : await readInputMedia(call, given);
  if (media.kind !== 'photo' && media.kind !== 'document') throw badRequest('MEDIA_INVALID');
  return media;
}

function readLink(given: Fields): PollMedia {
  const url = textIn(given, 'url') ?? '';
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) throw badRequest('Wrong HTTP URL');
  return { kind: 'link', url };
}

/** Says of what a refusal is. */
async function naming<T>(what: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 400) throw error;
    throw badRequest(`${what}: ${error.message.replace(/^Bad Request: /, '')}`);
  }
}
