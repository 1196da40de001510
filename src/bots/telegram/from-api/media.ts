import {
  attributeOf,
  makeDocument,
  makePhoto,
  type Media,
  type MediaAttribute,
  type MessageMedia,
  profilePhotoPlan,
  type World,
} from '#domain';
import { fetchedFileBytes, fetchedPhotoBytes } from '../../files/fetch-file.ts';
import { badRequest } from '../api-error.ts';
import { type Arguments, type Fields, flagIn, numberIn, textIn } from '../arguments.ts';
import type { Call } from '../context.ts';
import { type GivenFile, readFile, readFileText, readThumbnail } from './file.ts';

export type SentKind = 'photo' | 'audio' | 'document' | 'video' | 'animation' | 'voice' | 'video_note' | 'sticker';

const names: Record<SentKind, string> = {
  photo: 'photo',
  audio: 'audio',
  document: 'document',
  video: 'video',
  animation: 'animation',
  voice: 'voice',
  video_note: 'video note',
  sticker: 'sticker',
};

/** What a request or an object says of a file beside the file itself. */
interface Facts {
  durationS: number;
  width: number;
  height: number;
  length: number;
  title: string;
  performer: string;
  emoji: string;
  streaming: boolean;
  spoiler: boolean;
  plainFile: boolean;
  thumbnail: string | undefined;
  cover: string | undefined;
  startS: number;
}

const factsOf = (
  number: (name: string) => number | undefined,
  text: (name: string) => string | undefined,
  flag: (name: string) => boolean,
): Facts => ({
  durationS: Math.max(0, number('duration') ?? 0),
  width: Math.max(0, number('width') ?? 0),
  height: Math.max(0, number('height') ?? 0),
  length: Math.max(0, number('length') ?? 0),
  title: text('title')?.slice(0, 256) ?? '',
  performer: text('performer')?.slice(0, 256) ?? '',
  emoji: text('emoji')?.slice(0, 64) ?? '',
  streaming: flag('supports_streaming'),
  spoiler: flag('has_spoiler'),
  plainFile: flag('disable_content_type_detection'),
  thumbnail: text('thumbnail') ?? text('thumb'),
  cover: text('cover'),
  startS: Math.min(Math.max(0, Math.trunc(number('start_timestamp') ?? 0)), longestS),
});

const longestS = 86_400;

const factsOfArguments = (args: Arguments): Facts => factsOf(args.number, args.text, args.flag);
const factsOfFields = (fields: Fields): Facts =>
  factsOf(
    (name) => numberIn(fields, name),
    (name) => textIn(fields, name),
    (name) => flagIn(fields, name),
  );

/** The file of a request, as a message carries it. */
export async function readMedia(call: Call, kind: SentKind): Promise<MessageMedia> {
  const missing = `There is no ${names[kind]} in the request`;
  const given = await readFile(call, kind, missing, kind === 'photo' ? fetchedPhotoBytes : fetchedFileBytes);
  return asMedia(call, kind, given, factsOfArguments(call.args));
}

/** The file of an `InputMedia…` object. */
export async function readInputMedia(call: Call, fields: Fields): Promise<MessageMedia> {
  const kind = textIn(fields, 'type');
  if (kind !== 'photo' && kind !== 'audio' && kind !== 'document' && kind !== 'video' && kind !== 'animation')
    throw badRequest(`can't parse InputMedia: type must be one of animation, audio, document, photo or video`);
  const text = textIn(fields, 'media');
  if (!text) throw badRequest("can't parse InputMedia: media not found");
  const missing = `There is no ${names[kind]} in the request`;
  const given = await readFileText(call, text, missing, kind === 'photo' ? fetchedPhotoBytes : fetchedFileBytes);
  return asMedia(call, kind, given, factsOfFields(fields));
}

/** The sticker of an `InputMediaSticker` object. */
export async function readStickerMedia(call: Call, fields: Fields): Promise<MessageMedia> {
  const missing = 'media not found';
  const text = textIn(fields, 'media');
  if (!text) throw badRequest(missing);
  return asMedia(call, 'sticker', await readFileText(call, text, missing), factsOfFields(fields));
}

async function asMedia(call: Call, kind: SentKind, given: GivenFile, facts: Facts): Promise<MessageMedia> {
  const spoiler = facts.spoiler ? { spoiler: true } : {};
  if ('media' in given) {
    const { media } = given;
    if ((kind === 'photo') !== (media.kind === 'photo'))
      throw badRequest(`can't use file of type ${typeWord(media)} as ${typeWords[kind]}`);
    if (media.kind === 'photo') return { kind: 'photo', media: media.id, ...spoiler };
    return { kind: 'document', media: media.id, ...spoiler, ...(await filmOf(call, kind, facts)) };
  }
  if (kind === 'photo') {
    const photo = await makePhoto(call.world, { owner: call.bot.id, file: given.sent.blob });
    return { kind: 'photo', media: photo.id, ...spoiler };
  }
  const thumbnail = readThumbnail(call, facts.thumbnail);
  const document = await makeDocument(call.world, {
    owner: call.bot.id,
    file: given.sent.blob,
    mime: given.sent.mime,
    attributes: attributesOf(kind, given.sent, facts),
    ...(thumbnail ? { thumbnail: thumbnail.blob } : {}),
    ...(kind === 'document' ? { forceFile: true } : {}),
  });
  return { kind: 'document', media: document.id, ...spoiler, ...(await filmOf(call, kind, facts)) };
}

/** What only a video has: the photo that stands for it, and the second at which it begins. */
async function filmOf(call: Call, kind: SentKind, facts: Facts): Promise<{ cover?: number; startS?: number }> {
  if (kind !== 'video') return {};
  const cover = await coverOf(call, facts.cover);
  return {
    ...(cover === undefined ? {} : { cover }),
    ...(facts.startS > 0 ? { startS: facts.startS } : {}),
  };
}

/** The photo that was uploaded as `cover`, or that the text names as any file is named. */
async function coverOf(call: Call, text: string | undefined): Promise<number | undefined> {
  const direct = call.args.file('cover');
  if (!direct && text === undefined) return undefined;
  const missing = 'There is no cover in the request';
  const given = direct ? { sent: direct } : await readFileText(call, text ?? '', missing, fetchedPhotoBytes);
  if (!('media' in given)) return (await makePhoto(call.world, { owner: call.bot.id, file: given.sent.blob })).id;
  if (given.media.kind === 'photo') return given.media.id;
  throw badRequest(`can't use file of type ${typeWord(given.media)} as ${typeWords.photo}`);
}

const typeWords: Record<SentKind, string> = {
  photo: 'Photo',
  audio: 'Audio',
  document: 'Document',
  video: 'Video',
  animation: 'Animation',
  voice: 'VoiceNote',
  video_note: 'VideoNote',
  sticker: 'Sticker',
};

function typeWord(media: Media): string {
  if (media.kind === 'photo') return typeWords.photo;
  if (attributeOf(media, 'sticker')) return typeWords.sticker;
  if (attributeOf(media, 'animated')) return typeWords.animation;
  const video = attributeOf(media, 'video');
  if (video) return video.round ? typeWords.video_note : typeWords.video;
  const audio = attributeOf(media, 'audio');
  if (audio) return audio.voice ? typeWords.voice : typeWords.audio;
  return typeWords.document;
}

function attributesOf(kind: SentKind, sent: { name: string }, facts: Facts): MediaAttribute[] {
  const name: MediaAttribute[] = sent.name === '' ? [] : [{ kind: 'fileName', name: sent.name }];
  const side = { widthPx: facts.width, heightPx: facts.height };
  const durationS = Math.trunc(facts.durationS);
  switch (kind) {
    case 'audio': {
      const { title, performer } = facts;
      return [{ kind: 'audio', durationS, ...(title ? { title } : {}), ...(performer ? { performer } : {}) }, ...name];
    }
    case 'voice':
      return [{ kind: 'audio', durationS, voice: true }];
    case 'video':
      return [{ kind: 'video', durationS, ...side, ...(facts.streaming ? { streaming: true } : {}) }, ...name];
    case 'animation':
      return [{ kind: 'animated' }, { kind: 'video', durationS, ...side, noSound: true }, ...name];
    case 'video_note': {
      const length = facts.length || 240;
      return [{ kind: 'video', durationS, widthPx: length, heightPx: length, round: true }];
    }
    case 'sticker':
      return [
        { kind: 'sticker', alt: facts.emoji },
        { kind: 'image', widthPx: 512, heightPx: 512 },
      ];
    default:
      return name;
  }
}

/** A face: a picture that was uploaded with this very request. */
export async function readFace(call: Call, name: string): Promise<Media> {
  const sent = call.args.file(name) ?? attached(call, call.args.text(name));
  if (!sent) throw badRequest('Photo must be uploaded as an InputFile');
  return makeFace(call.world, call.bot.id, sent.blob);
}

const attached = (call: Call, text: string | undefined) =>
  text?.startsWith('attach://') ? call.args.file(text.slice('attach://'.length)) : undefined;

const makeFace = (world: World, owner: number, file: Parameters<typeof makePhoto>[1]['file']): Promise<Media> =>
  makePhoto(world, { owner, file, plan: profilePhotoPlan });

/** Albums are of pictures and videos, or of one kind of file. */
export function albumKind(media: Media): 'visual' | 'audio' | 'document' | undefined {
  if (media.kind === 'photo') return 'visual';
  if (attributeOf(media, 'animated') || attributeOf(media, 'sticker')) return undefined;
  if (attributeOf(media, 'video')) return 'visual';
  return attributeOf(media, 'audio') ? 'audio' : 'document';
}
