import {
  isEmoji,
  type MaskPlace,
  type Media,
  type NewSticker,
  type StickerFormat,
  type StickerKind,
  type StickerSet,
  type StoredBlob,
} from '#domain';
import { openFile } from '../../files/open-file.ts';
import { badRequest } from '../api-error.ts';
import { type Fields, isFields, numberIn, textIn } from '../arguments.ts';
import type { Call } from '../context.ts';
import { maskPoints } from '../to-api/sticker.ts';
import { type GivenFile, readFile, readFileText } from './file.ts';

const emojiAtMost = 20;
const stickersAtMost = 50;
const formats: readonly unknown[] = ['static', 'animated', 'video'] satisfies StickerFormat[];

const isFormat = (value: unknown): value is StickerFormat => formats.includes(value);

/** Undefined lets the file itself decide. */
export function readFormat(text: string | undefined): StickerFormat | undefined {
  if (text === 'auto') return undefined;
  if (!isFormat(text)) throw badRequest('Invalid sticker format specified');
  return text;
}

/** Stickers unless another kind is named. @throws ApiError */
export function readKind(text: string | undefined): StickerKind {
  if (text === undefined || text === 'regular') return 'regular';
  if (text === 'mask') return 'mask';
  if (text === 'custom_emoji') return 'emoji';
  throw badRequest('Unsupported sticker type specified');
}

/** The set that an argument names. @throws ApiError in the API's own words */
export async function requireSet(call: Call, name = 'name', empty = 'STICKERSET_INVALID'): Promise<StickerSet> {
  const text = call.args.text(name);
  if (text === undefined) throw badRequest(empty);
  const set = await call.world.store.read((tx) => tx.stickers.setByName(text));
  if (!set) throw badRequest('STICKERSET_INVALID');
  return set;
}

/** The sticker that an argument names by its file id. */
export async function requireSticker(call: Call, name = 'sticker'): Promise<Media> {
  const text = call.args.text(name);
  if (text === undefined) throw badRequest('Sticker is not specified');
  const media = (await openFile(call, call.bot.id, text))?.media;
  if (!media) throw badRequest('wrong file identifier/HTTP URL specified');
  return media;
}

/** Where the bytes of a file lie. @throws ApiError for media without a file */
export function blobOf(given: GivenFile): StoredBlob {
  if ('sent' in given) return given.sent.blob;
  const { blob, digest, sizeBytes } = given.media;
  if (blob === undefined) throw badRequest('STICKER_FILE_INVALID');
  return { name: blob, digest, sizeBytes };
}

/** The emoji of a sticker. @throws ApiError for whatever is no list of emoji */
export function checkEmojiList(list: unknown): string[] {
  if (!Array.isArray(list)) throw badRequest("Can't parse emoji list: expected an Array of string");
  return emojiList(list, (text) => badRequest(`Can't parse emoji list: ${text}`));
}

function emojiList(list: readonly unknown[], trouble: (text: string) => Error): string[] {
  if (list.length === 0) throw trouble('emoji list must be non-empty');
  if (list.length > emojiAtMost) throw trouble('too many emoji specified');
  return list.map((emoji) => {
    if (typeof emoji !== 'string') throw trouble('emoji must be a string');
    if (!isEmoji(emoji)) throw trouble('expected a Unicode emoji');
    return emoji;
  });
}

/** @throws what `trouble` makes for a word that is no text */
export function keywordsOf(list: readonly unknown[], trouble: (text: string) => Error): string[] {
  return list.map((word) => {
    if (typeof word !== 'string') throw trouble('keyword must be a string');
    return word;
  });
}

/** Where a mask sits on a face; undefined when nothing is said. @throws what `trouble` makes */
export function readMaskPlace(value: unknown, trouble: (text: string) => Error): MaskPlace | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isFields(value)) throw trouble('MaskPosition must be an Object');
  const point = maskPoints.findIndex((name) => name === textIn(value, 'point')?.trim().toLowerCase());
  if (point !== 0 && point !== 1 && point !== 2 && point !== 3) throw trouble('Wrong point specified in MaskPosition');
  const [x, y, zoom] = ['x_shift', 'y_shift', 'scale'].map((name) => numberIn(value, name));
  if (x === undefined || y === undefined || zoom === undefined) throw trouble('Can\'t find field "x_shift"');
  return { point, x, y, zoom };
}

/** An `InputSticker`; `usual` is the format of those that say none. */
async function readInputSticker(
  call: Call,
  value: unknown,
  usual: string | undefined,
  trouble: (text: string) => Error,
): Promise<NewSticker> {
  if (!isFields(value)) throw trouble('InputSticker must be an Object');
  const format = formatIn(value, usual, trouble);
  const text = textIn(value, 'sticker');
  if (!text) throw trouble('sticker not found');
  if (!Array.isArray(value['emoji_list'])) throw trouble('Can\'t find field "emoji_list"');
  const emoji = emojiList(value['emoji_list'], trouble);
  const place = readMaskPlace(value['mask_position'], trouble);
  const words = value['keywords'];
  const keywords = Array.isArray(words) ? keywordsOf(words, trouble) : [];
  checkNoAddress(text, format);
  const given = await readFileText(call, text, 'there is no sticker file in the request');
  return {
    file: blobOf(given),
    emoji,
    keywords,
    ...(format ? { format } : {}),
    ...(place ? { place } : {}),
  };
}

function formatIn(
  fields: Fields,
  usual: string | undefined,
  trouble: (text: string) => Error,
): StickerFormat | undefined {
  const said = textIn(fields, 'format') || usual;
  if (said === undefined) throw trouble('Can\'t find field "format"');
  if (said === 'auto') return undefined;
  if (!isFormat(said)) throw trouble('Invalid sticker format specified');
  return said;
}

function checkNoAddress(text: string, format: StickerFormat | undefined): void {
  if (!/^https?:\/\//i.test(text)) return;
  if (format === 'animated') throw badRequest("Animated stickers can't be uploaded by URL");
  if (format === 'video') throw badRequest("Video stickers can't be uploaded by URL");
}

/** The one sticker of a request, in the present form or in the earlier one. */
export async function readNewSticker(call: Call): Promise<NewSticker> {
  const value = call.args.json('sticker', "Can't parse sticker JSON object");
  if (value === undefined) return readEarlierForm(call);
  return readInputSticker(call, value, 'auto', (text) => badRequest(`Can't parse sticker: ${text}`));
}

/** The stickers of a new set, in the form of today or in the one before it. @throws ApiError */
export async function readNewStickers(call: Call): Promise<NewSticker[]> {
  const list = call.args.json('stickers', "Can't parse stickers JSON object");
  if (list === undefined) return [await readEarlierForm(call)];
  if (!Array.isArray(list)) throw badRequest('Expected an Array of InputSticker');
  if (list.length > stickersAtMost) throw badRequest('Too many stickers specified');
  const usual = call.args.text('sticker_format');
  const stickers: NewSticker[] = [];
  for (const value of list) {
    const trouble = (text: string) => badRequest(`Can't parse InputSticker: ${text}`);
    stickers.push(await readInputSticker(call, value, usual, trouble));
  }
  return stickers;
}

const earlier = { png_sticker: 'static', tgs_sticker: 'animated', webm_sticker: 'video' } as const;

/** Bots written for versions before 6.6 send one file under the name of its format. */
async function readEarlierForm(call: Call): Promise<NewSticker> {
  const emoji = [...new Intl.Segmenter('en').segment(call.args.text('emojis') ?? '')].map(({ segment }) => segment);
  for (const [name, format] of Object.entries(earlier)) {
    if (!call.args.file(name) && (format !== 'static' || call.args.text(name) === undefined)) continue;
    const given = await readFile(call, name, 'there is no sticker file in the request');
    const value = call.args.json('mask_position', "Can't parse mask position JSON object");
    const place = readMaskPlace(value, (text) => badRequest(`Can't parse mask position: ${text}`));
    return { file: blobOf(given), format, emoji, ...(place ? { place } : {}) };
  }
  if (call.args.text('tgs_sticker')) throw badRequest('animated sticker must be uploaded as an InputFile');
  if (call.args.text('webm_sticker')) throw badRequest('video sticker must be uploaded as an InputFile');
  throw badRequest('there is no sticker file in the request');
}
