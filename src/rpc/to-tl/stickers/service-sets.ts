import type { tl } from '@mtcute/core';
import Long from 'long';
import { diceFaces } from '#domain';

/** The sets that apps expect of their service and that this one has nothing for. */
const kinds = [
  'inputStickerSetDice',
  'inputStickerSetAnimatedEmojiAnimations',
  'inputStickerSetPremiumGifts',
  'inputStickerSetEmojiGenericAnimations',
  'inputStickerSetEmojiDefaultStatuses',
  'inputStickerSetEmojiDefaultTopicIcons',
  'inputStickerSetEmojiChannelDefaultStatuses',
  'inputStickerSetTonGifts',
] as const;

/**
 * The empty set that answers for one of the service's own; undefined for any other, also for a dice that nobody can
 * throw. Apps do without its pictures: at a refusal they log an error and ask again and again. Its id is below 0, where
 * no set of people is, so that an app that asks for the same by its id is answered the same.
 */
export function toTlServiceSet(input: tl.TypeInputStickerSet): tl.messages.RawStickerSet | undefined {
  const place = placeOf(input);
  const kind = kinds[place];
  if (!kind) return undefined;
  const title = kind.slice('inputStickerSet'.length);
  return {
    _: 'messages.stickerSet',
    set: {
      ...{ _: 'stickerSet', official: true, id: idAt(place), accessHash: Long.ZERO },
      ...{ title, shortName: `${title}__`, count: 0, hash: place + 1 },
    },
    packs: [],
    keywords: [],
    documents: [],
  };
}

const generic: (typeof kinds)[number] = 'inputStickerSetEmojiGenericAnimations';

/**
 * The set with the animation that plays around any reaction, where it is the one of such animations. Telegram Web A takes
 * one of them by chance for each reaction that brings none along, and drew nothing in its place when there was none.
 */
export async function withGenericAnimation(
  set: tl.messages.RawStickerSet,
  animation: () => Promise<tl.RawDocument>,
): Promise<tl.messages.RawStickerSet> {
  if (!set.set.id.equals(idAt(kinds.indexOf(generic)))) return set;
  const document = await animation();
  return {
    ...set,
    set: { ...set.set, count: 1 },
    packs: [{ _: 'stickerPack', emoticon: '✨', documents: [document.id] }],
    documents: [document],
  };
}

const idAt = (place: number): Long => Long.fromNumber(-1 - place);

function placeOf(input: tl.TypeInputStickerSet): number {
  if (input._ === 'inputStickerSetID') return kinds.findIndex((_, place) => idAt(place).equals(input.id));
  if (input._ === 'inputStickerSetDice' && !Object.hasOwn(diceFaces, input.emoticon.replaceAll('\ufe0f', '')))
    return -1;
  return kinds.findIndex((kind) => kind === input._);
}
