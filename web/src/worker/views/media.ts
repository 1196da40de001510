import type { tl } from '@mtcute/core';
import { strippedPhotoToJpg } from '@mtcute/core/utils.js';
import { idOf } from './peer.ts';
import type { Checklist, Document, FileRef, LinkPreview, Media, Photo, Poll, StickerSetRef } from '../../data/views.ts';

export function mediaOf(media: tl.TypeMessageMedia | undefined): Media | undefined {
  switch (media?._) {
    case undefined:
    case 'messageMediaEmpty':
      return undefined;
    case 'messageMediaPhoto':
      return media.photo?._ === 'photo'
        ? { ...photoOf(media.photo, media.spoiler ?? false), timed: media.ttlSeconds !== undefined }
        : { kind: media.ttlSeconds === undefined ? 'unsupported' : 'gone' };
    case 'messageMediaDocument':
      return media.document?._ === 'document'
        ? { ...documentOf(media.document, media.spoiler ?? false), timed: media.ttlSeconds !== undefined }
        : { kind: media.ttlSeconds === undefined ? 'unsupported' : 'gone' };
    case 'messageMediaPoll':
      return pollOf(media.poll, media.results);
    case 'messageMediaToDo':
      return checklistOf(media);
    case 'messageMediaWebPage':
      return media.webpage._ === 'webPage' ? previewOf(media.webpage) : undefined;
    case 'messageMediaGeo':
    case 'messageMediaGeoLive':
      return media.geo._ === 'geoPoint'
        ? { kind: 'place', latitude: media.geo.lat, longitude: media.geo.long }
        : { kind: 'unsupported' };
    case 'messageMediaVenue':
      return media.geo._ === 'geoPoint'
        ? {
            kind: 'place',
            latitude: media.geo.lat,
            longitude: media.geo.long,
            title: media.title,
            address: media.address,
          }
        : { kind: 'unsupported' };
    case 'messageMediaContact':
      return {
        kind: 'contact',
        name: `${media.firstName} ${media.lastName}`.trim(),
        phone: media.phoneNumber,
        peer: media.userId || undefined,
      };
    case 'messageMediaDice':
      return { kind: 'dice', emoji: media.emoticon, value: media.value };
    default:
      return { kind: 'unsupported' };
  }
}

interface Size {
  type: string;
  w: number;
  h: number;
  bytes: number;
}

function sizesOf(sizes: tl.TypePhotoSize[] | undefined): { sizes: Size[]; blur?: Uint8Array } {
  const found: Size[] = [];
  let blur: Uint8Array | undefined;
  for (const size of sizes ?? []) {
    if (size._ === 'photoSize') found.push({ type: size.type, w: size.w, h: size.h, bytes: size.size });
    else if (size._ === 'photoSizeProgressive')
      found.push({ type: size.type, w: size.w, h: size.h, bytes: size.sizes.at(-1) ?? 0 });
    else if (size._ === 'photoStrippedSize') blur = blurOf(size.bytes);
  }
  found.sort((a, b) => a.w * a.h - b.w * b.h);
  return { sizes: found, blur };
}

/** A stripped thumbnail as a whole JPEG; nonsense is left out. */
export function blurOf(stripped: Uint8Array | undefined): Uint8Array | undefined {
  if (!stripped || stripped.length < 4 || stripped[0] !== 1) return undefined;
  return strippedPhotoToJpg(stripped);
}

export function photoOf(photo: tl.RawPhoto, spoiler: boolean): Photo {
  const { sizes, blur } = sizesOf(photo.sizes);
  const largest = sizes.at(-1) ?? { type: 'x', w: 320, h: 240, bytes: 0 };
  return {
    kind: 'photo',
    width: largest.w,
    height: largest.h,
    blur,
    spoiler,
    file: {
      at: 'photo',
      id: photo.id.toString(),
      accessHash: photo.accessHash.toString(),
      reference: photo.fileReference,
      size: largest.type,
      bytes: largest.bytes,
    },
  };
}

export function documentOf(document: tl.RawDocument, spoiler: boolean): Document {
  const { sizes, blur } = sizesOf(document.thumbs);
  const ref = (thumb: string, bytes: number, mime: string): FileRef => ({
    at: 'document',
    id: document.id.toString(),
    accessHash: document.accessHash.toString(),
    reference: document.fileReference,
    thumb,
    bytes,
    mime,
  });
  const view: Document = {
    kind: 'file',
    name: '',
    mime: document.mimeType,
    bytes: document.size,
    file: ref('', document.size, document.mimeType),
    blur,
    spoiler,
  };
  const thumb = sizes.at(-1);
  if (thumb) view.preview = ref(thumb.type, thumb.bytes, 'image/jpeg');
  let animated = false;
  let emoji = false;
  for (const attribute of document.attributes) {
    switch (attribute._) {
      case 'documentAttributeFilename':
        view.name = attribute.fileName;
        break;
      case 'documentAttributeVideo':
        view.kind = attribute.roundMessage ? 'round' : 'video';
        view.width = attribute.w;
        view.height = attribute.h;
        view.durationS = attribute.duration;
        break;
      case 'documentAttributeAudio':
        view.kind = attribute.voice ? 'voice' : 'audio';
        view.durationS = attribute.duration;
        view.title = attribute.title;
        view.performer = attribute.performer;
        view.waveform = attribute.waveform;
        break;
      case 'documentAttributeImageSize':
        view.width = attribute.w;
        view.height = attribute.h;
        break;
      case 'documentAttributeAnimated':
        animated = true;
        break;
      case 'documentAttributeSticker':
        view.kind = 'sticker';
        view.emoji = attribute.alt;
        view.set = setOf(attribute.stickerset);
        break;
      case 'documentAttributeCustomEmoji':
        emoji = true;
        view.emoji = attribute.alt;
        view.set = setOf(attribute.stickerset);
        break;
      default:
        break;
    }
  }
  if (emoji) view.kind = 'sticker';
  if (animated && view.kind !== 'sticker') view.kind = 'gif';
  return view;
}

function setOf(set: tl.TypeInputStickerSet): StickerSetRef | undefined {
  return set._ === 'inputStickerSetID'
    ? { id: set.id.toString(), accessHash: set.accessHash.toString(), title: '' }
    : undefined;
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function pollOf(poll: tl.TypePoll, results: tl.TypePollResults): Poll {
  const votes = new Map((results.results ?? []).map((row) => [hex(row.option), row]));
  return {
    kind: 'poll',
    id: poll.id.toString(),
    question: poll.question.text,
    options: poll.answers.flatMap((answer) => {
      if (answer._ !== 'pollAnswer') return [];
      const id = hex(answer.option);
      const row = votes.get(id);
      return [
        {
          id,
          text: answer.text.text,
          votes: row?.voters ?? 0,
          chosen: row?.chosen ?? false,
          correct: row?.correct ?? false,
        },
      ];
    }),
    total: results.totalVoters ?? 0,
    closed: poll.closed ?? false,
    anonymous: !poll.publicVoters,
    multiple: poll.multipleChoice ?? false,
    quiz: poll.quiz ?? false,
    open: poll.openAnswers ?? false,
    solution: results.solution,
  };
}

/** New counts for a poll that is known already. A `min` result does not say what I chose: keep that. */
export function withResults(poll: Poll, results: tl.TypePollResults): Poll {
  const votes = new Map((results.results ?? []).map((row) => [hex(row.option), row]));
  return {
    ...poll,
    total: results.totalVoters ?? poll.total,
    solution: results.solution ?? poll.solution,
    options: poll.options.map((option) => {
      const row = votes.get(option.id);
      if (!row) return option;
      return {
        ...option,
        votes: row.voters ?? 0,
        chosen: results.min ? option.chosen : (row.chosen ?? false),
        correct: row.correct ?? option.correct,
      };
    }),
  };
}

function checklistOf({ todo, completions = [] }: tl.RawMessageMediaToDo): Checklist {
  const done = new Map(completions.map(({ id, completedBy }) => [id, idOf(completedBy)]));
  return {
    kind: 'checklist',
    title: todo.title.text,
    tasks: todo.list.map(({ id, title }) => ({ id, text: title.text, done: done.has(id), by: done.get(id) })),
    othersAdd: todo.othersCanAppend ?? false,
    othersMark: todo.othersCanComplete ?? false,
  };
}

function previewOf(page: tl.RawWebPage): LinkPreview {
  return {
    kind: 'link-preview',
    url: page.url,
    site: page.siteName,
    title: page.title,
    text: page.description,
    photo: page.photo?._ === 'photo' ? photoOf(page.photo, false) : undefined,
  };
}
