import { gameMessage, gameOf, type InlineMessage, type InlineResult, type MessageMedia, type WebFile } from '#domain';
import { openFile } from '../../files/open-file.ts';
import { badRequest } from '../api-error.ts';
import { type Fields, fieldsIn, flagIn, isFields, numberIn, textIn } from '../arguments.ts';
import type { Call } from '../context.ts';
import { movementIn, readPointIn, venueOf } from './place.ts';
import { markupOf } from './reply-markup.ts';
import { previewIn, readTextIn } from './text.ts';

const most = 50;

/** The results that a bot offers. @throws ApiError in the API's own words */
export async function readInlineResults(call: Call): Promise<InlineResult[]> {
  const list = call.args.json('results', "can't parse inline query results JSON object") ?? [];
  if (!Array.isArray(list)) throw badRequest('expected an Array of inline query results');
  if (list.length > most) throw badRequest('too many inline query results specified');
  return Promise.all(
    list.map((item: unknown) => {
      if (!isFields(item)) throw trouble('Inline query result must be an object');
      return readResult(call, item);
    }),
  );
}

/** The one result that a page sends. */
export async function readInlineResult(call: Call): Promise<InlineResult> {
  const given = call.args.json('result', "Can't parse JSON encoded web view query results");
  if (given === undefined) throw trouble("Result isn't specified");
  if (!isFields(given)) throw trouble('Inline query result must be an object');
  return readResult(call, given);
}

const trouble = (text: string) => badRequest(`can't parse inline query result: ${text}`);

/** The field in which each kind of result has its file, and the mime type of one that lies elsewhere. */
const files: Readonly<Record<string, { field: string; mime: string }>> = {
  photo: { field: 'photo', mime: 'image/jpeg' },
  gif: { field: 'gif', mime: 'image/gif' },
  mpeg4_gif: { field: 'mpeg4', mime: 'video/mp4' },
  video: { field: 'video', mime: 'video/mp4' },
  audio: { field: 'audio', mime: 'audio/mpeg' },
  voice: { field: 'voice', mime: 'audio/ogg' },
  document: { field: 'document', mime: 'application/octet-stream' },
  sticker: { field: 'sticker', mime: 'image/webp' },
};
const textual = new Set(['article', 'location', 'venue', 'contact']);

async function readResult(call: Call, fields: Fields): Promise<InlineResult> {
  const type = textIn(fields, 'type')?.toLowerCase() ?? '';
  if (type === 'game') return readGame(call, fields);
  if (!textual.has(type) && !files[type]) throw trouble(`type "${type}" is unsupported for the inline query result`);
  const title = textIn(fields, 'title');
  const description = textIn(fields, 'description') ?? textIn(fields, 'performer');
  const url = textIn(fields, 'url');
  const thumb = thumbOf(fields);
  const markup = fieldsIn(fields, 'reply_markup');
  const keyboard = markup && markupOf(markup);
  const file = await fileOf(call, fields, type);
  return {
    id: textIn(fields, 'id') ?? '',
    type,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(url === undefined ? {} : { url }),
    ...(thumb ? { thumb } : {}),
    ...file,
    message: { ...readMessage(fields, type), ...(keyboard?.kind === 'inline' ? { markup: keyboard } : {}) },
  };
}

/** A game of the bot, with the button that starts it. */
async function readGame(call: Call, fields: Fields): Promise<InlineResult> {
  const markup = fieldsIn(fields, 'reply_markup');
  const shortName = textIn(fields, 'game_short_name') ?? '';
  const { world, bot } = call;
  const message = await world.store.read((tx) => gameMessage(tx, bot.id, shortName, markup && markupOf(markup)));
  const game = await world.store.read((tx) => gameOf(tx, bot.id, shortName));
  return { id: textIn(fields, 'id') ?? '', type: 'game', title: game?.title ?? shortName, message };
}

function thumbOf(fields: Fields): WebFile | undefined {
  const url = textIn(fields, 'thumbnail_url') ?? textIn(fields, 'thumb_url');
  if (!url) return undefined;
  const mime = textIn(fields, 'thumbnail_mime_type') ?? 'image/jpeg';
  return { url, mime, ...sides(fields, 'thumbnail') };
}

function sides(fields: Fields, prefix: string): { width?: number; height?: number } {
  const width = numberIn(fields, `${prefix}_width`);
  const height = numberIn(fields, `${prefix}_height`);
  return { ...(width ? { width } : {}), ...(height ? { height } : {}) };
}

async function fileOf(
  call: Call,
  fields: Fields,
  type: string,
): Promise<Pick<InlineResult, 'photo' | 'document' | 'content'>> {
  const file = files[type];
  if (!file) return {};
  const id = textIn(fields, `${file.field}_file_id`);
  if (id) {
    const media = (await openFile(call, call.bot.id, id))?.media;
    if (!media) throw trouble('wrong file identifier/HTTP URL specified');
    return media.kind === 'photo' ? { photo: media.id } : { document: media.id };
  }
  const url = textIn(fields, `${file.field}_url`);
  if (!url) throw trouble(`Can't find field "${file.field}_url"`);
  const durationS = numberIn(fields, `${file.field}_duration`);
  const content: WebFile = {
    url,
    mime: textIn(fields, 'mime_type') ?? file.mime,
    ...sides(fields, file.field),
    ...(durationS ? { durationS } : {}),
  };
  return { content };
}

/** What is sent when the result is chosen: what the bot says, or the result's own file with its caption. */
function readMessage(fields: Fields, type: string): InlineMessage {
  const given = fieldsIn(fields, 'input_message_content');
  if (given) return readGiven(given);
  if (type === 'article') throw trouble('Input message content is not specified');
  if (type === 'location' || type === 'venue') return { text: '', media: placeOf(fields) };
  if (type === 'contact') return { text: '', media: contactOf(fields) };
  const { text, entities } = readTextIn(fields, 'caption');
  return {
    text,
    ...(entities.length > 0 ? { entities } : {}),
    media: { kind: 'auto' },
    ...(flagIn(fields, 'show_caption_above_media') ? { invertMedia: true } : {}),
  };
}

function readGiven(given: Fields): InlineMessage {
  if (given.message_text !== undefined) {
    const { text, entities } = readTextIn(given, 'message_text', { mode: 'parse_mode', list: 'entities' });
    if (text === '') throw badRequest('Message text is empty');
    const options = fieldsIn(given, 'link_preview_options');
    const { noWebPage, invertMedia } = options
      ? previewIn(options)
      : { noWebPage: flagIn(given, 'disable_web_page_preview'), invertMedia: false };
    return {
      text,
      ...(entities.length > 0 ? { entities } : {}),
      ...(noWebPage ? { noWebPage } : {}),
      ...(invertMedia ? { invertMedia } : {}),
    };
  }
  if (given.latitude !== undefined) return { text: '', media: placeOf(given) };
  if (given.phone_number !== undefined) return { text: '', media: contactOf(given) };
  throw trouble('Input message content is not specified');
}

function placeOf(fields: Fields): MessageMedia {
  const latitude = numberIn(fields, 'latitude');
  const longitude = numberIn(fields, 'longitude');
  if (latitude === undefined || longitude === undefined) throw trouble('wrong location specified');
  const point = readPointIn(fields);
  const title = textIn(fields, 'title');
  const address = textIn(fields, 'address');
  if (address !== undefined) return venueOf((name) => textIn(fields, name), { point, title: title ?? '', address });
  const periodS = numberIn(fields, 'live_period');
  return periodS ? { kind: 'geoLive', point, periodS, ...movementIn(fields) } : { kind: 'geo', point };
}

const contactOf = (fields: Fields): MessageMedia => ({
  kind: 'contact',
  phone: textIn(fields, 'phone_number') ?? '',
  firstName: textIn(fields, 'first_name') ?? '',
  lastName: textIn(fields, 'last_name') ?? '',
  vcard: textIn(fields, 'vcard') ?? '',
});
