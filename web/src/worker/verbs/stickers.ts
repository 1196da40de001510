import type { tl } from '@mtcute/core';
import Long from 'long';
import type { Document, StickerSet, StickerSetRef } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { documentOf } from '../views/media.ts';

/** The account's own sets: stickers, or custom emoji. */
export async function stickerSets(account: Account, kind: 'sticker' | 'emoji'): Promise<StickerSetRef[]> {
  const answer =
    kind === 'sticker'
      ? await account.client.call({ _: 'messages.getAllStickers', hash: Long.ZERO })
      : await account.client.call({ _: 'messages.getEmojiStickers', hash: Long.ZERO });
  return answer._ === 'messages.allStickers' ? answer.sets.map(refOf) : [];
}

export async function stickerSet(account: Account, ref: StickerSetRef): Promise<StickerSet> {
  const answer = await account.client.call({ _: 'messages.getStickerSet', stickerset: inputSet(ref), hash: 0 });
  if (answer._ !== 'messages.stickerSet') throw new Error('STICKERSET_INVALID');
  return {
    ...refOf(answer.set),
    title: answer.set.title,
    installed: answer.set.installedDate !== undefined && !answer.set.archived,
    stickers: documentsOf(answer.documents),
  };
}

export async function recentStickers(account: Account): Promise<Document[]> {
  const answer = await account.client.call({ _: 'messages.getRecentStickers', hash: Long.ZERO });
  return answer._ === 'messages.recentStickers' ? documentsOf(answer.stickers) : [];
}

export async function installSet(account: Account, ref: StickerSetRef, install: boolean): Promise<void> {
  const stickerset = inputSet(ref);
  if (install) await account.client.call({ _: 'messages.installStickerSet', stickerset, archived: false });
  else await account.client.call({ _: 'messages.uninstallStickerSet', stickerset });
}

/** The pictures of custom emoji by their ids; those that are gone are left out. */
export async function customEmoji(account: Account, ids: string[]): Promise<{ id: string; picture: Document }[]> {
  const documentId = ids.map((id) => Long.fromString(id));
  const found = await account.client.call({ _: 'messages.getCustomEmojiDocuments', documentId });
  return found.flatMap((document) =>
    document._ === 'document' ? { id: document.id.toString(), picture: documentOf(document, false) } : [],
  );
}

function refOf({ id, accessHash, title }: tl.RawStickerSet): StickerSetRef {
  return { id: id.toString(), accessHash: accessHash.toString(), title };
}

function inputSet({ id, accessHash }: StickerSetRef): tl.TypeInputStickerSet {
  return { _: 'inputStickerSetID', id: Long.fromString(id), accessHash: Long.fromString(accessHash) };
}

function documentsOf(documents: tl.TypeDocument[]): Document[] {
  return documents.flatMap((document) => (document._ === 'document' ? documentOf(document, false) : []));
}
