import type { MediaId, MessageMedia, ReplyMarkup } from '#domain';
import { fetchedPhotoBytes, fetchFile } from '../../files/fetch-file.ts';
import { badPayload } from '../api-error.ts';
import type { Call } from '../context.ts';
import { absent, type Fields, fieldsIn, isFields, listIn, needText, numberIn, textIn } from '../fields.ts';
import { mediaOfToken } from '../uploads/media-of-token.ts';
import { makeMedia } from '../uploads/make-media.ts';
import { readKeyboard, readReplyKeyboard } from './buttons.ts';

export interface ReadAttachments {
  media: MessageMedia[];
  markup?: ReplyMarkup;
  /** An address whose preview is wanted. */
  share?: string;
}

/** More than people can send at once; clients show them as one album all the same. */
export const attachmentsAtMost = 12;

/** Kinds that stand alone in a message. */
const single = new Set(['file', 'audio', 'contact', 'sticker', 'location']);

/** What is attached to a message; undefined when the field is not there, so that an edit leaves what is. @throws ApiError */
export async function readAttachments(call: Call, body: Fields): Promise<ReadAttachments | undefined> {
  const list = listIn(body, 'attachments');
  if (!list) return undefined;
  const read: ReadAttachments = { media: [] };
  const kinds: string[] = [];
  for (const given of list) {
    if (!isFields(given)) throw badPayload('Attachment must be an object');
    const type = needText(given, 'type');
    if (type === 'inline_keyboard') {
      const markup = await call.world.store.read((tx) => readKeyboard(tx, given));
      if (markup) read.markup = markup;
    } else if (type === 'reply_keyboard') {
      read.markup = readReplyKeyboard(given);
    } else if (type === 'share') {
      read.share = needText(payloadOf(given), 'url', 2048);
    } else {
      const media = await readMedia(call, type, given);
      read.media.push(...media);
      kinds.push(...media.map(() => type));
    }
  }
  checkTogether(kinds);
  return read;
}

function checkTogether(kinds: readonly string[]): void {
  const alone = kinds.find((kind) => single.has(kind));
  if (alone && kinds.length > 1) throw badPayload(`Must be only one ${alone} attachment in message`);
  if (kinds.length > attachmentsAtMost)
    throw badPayload(`Field 'attachments' size (${kinds.length}) must be at most ${attachmentsAtMost}`);
}

function payloadOf(given: Fields): Fields {
  const payload = fieldsIn(given, 'payload');
  if (!payload) throw absent('payload');
  return payload;
}

async function readMedia(call: Call, type: string, given: Fields): Promise<MessageMedia[]> {
  switch (type) {
    case 'image':
      return (await imagesOf(call, payloadOf(given))).map((media) => ({ kind: 'photo', media }));
    case 'video':
    case 'audio':
    case 'file': {
      const { id, kind } = await mediaOfToken(call, needText(payloadOf(given), 'token'), type);
      return [{ kind, media: id }];
    }
    case 'sticker': {
      const { id, kind } = await mediaOfToken(call, needText(payloadOf(given), 'code'), 'sticker');
      return [{ kind, media: id }];
    }
    case 'contact':
      return [await contactOf(call, payloadOf(given))];
    case 'location': {
      const latitude = numberIn(given, 'latitude');
      const longitude = numberIn(given, 'longitude');
      if (latitude === undefined) throw absent('latitude');
      if (longitude === undefined) throw absent('longitude');
      if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw badPayload('Invalid location');
      return [{ kind: 'geo', point: { latitude, longitude } }];
    }
    default:
      throw badPayload(`Unknown attachment type: ${type.slice(0, 40)}`);
  }
}

/** A picture in one of the ways in which it can be told: a token, tokens by their names, or an address. */
export async function imagesOf(call: Call, payload: Fields): Promise<MediaId[]> {
  const token = textIn(payload, 'token');
  if (token) return [(await mediaOfToken(call, token, 'image')).id];
  const photos = fieldsIn(payload, 'photos');
  if (photos) {
    const ids: MediaId[] = [];
    for (const one of Object.values(photos)) {
      const named = isFields(one) ? needText(one, 'token') : typeof one === 'string' ? one : '';
      ids.push((await mediaOfToken(call, named, 'image')).id);
    }
    if (ids.length > 0) return ids;
  }
  const url = textIn(payload, 'url', 2048);
  if (!url) throw absent('token');
  const { outside, world } = call;
  const sent = /^https?:\/\//i.test(url)
    ? await fetchFile({ outside, world, agent: 'MaxBot' }, url, fetchedPhotoBytes)
    : 'no-address';
  if (typeof sent === 'string') throw badPayload(`Failed to upload image. Invalid url: ${url.slice(0, 200)}`);
  return [(await makeMedia(call, 'image', sent)).id];
}

async function contactOf(call: Call, payload: Fields): Promise<MessageMedia> {
  const vcard = textIn(payload, 'vcf_info', 16_000) ?? '';
  const info = fieldsIn(payload, 'max_info') ?? fieldsIn(payload, 'tam_info');
  const id = numberIn(payload, 'contact_id') ?? (info && numberIn(info, 'user_id'));
  const account = id === undefined ? undefined : await call.world.store.read((tx) => tx.accounts.get(id));
  const given = textIn(payload, 'name') ?? /^FN[^:\r\n]*:(.*)$/im.exec(vcard)?.[1]?.trim();
  const phone = textIn(payload, 'vcf_phone') ?? /^TEL[^:\r\n]*:(.*)$/im.exec(vcard)?.[1]?.trim() ?? '';
  const firstName = given || account?.firstName;
  if (!firstName) throw absent('name');
  const lastName = given ? '' : (account?.lastName ?? '');
  return { kind: 'contact', phone, firstName, lastName, vcard, ...(account ? { account: account.id } : {}) };
}
