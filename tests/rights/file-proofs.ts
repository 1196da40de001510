import { randomBytes } from 'node:crypto';
import Long from 'long';
import { type AccountId, bareId, createBot, createChannel, createGroup, sendMessage } from '#domain';
import { fileReference } from '../../src/rpc/file-reference.ts';
import { fromTlId } from '../../src/rpc/from-tl/file.ts';
import { uploadProfilePhoto } from '../../src/rpc/photos/uploadProfilePhoto.ts';
import { createStickerSet } from '../../src/rpc/stickers/createStickerSet.ts';
import { setStickerSetThumb } from '../../src/rpc/stickers/setStickerSetThumb.ts';
import type { Dispatcher } from '../support/dispatcher.ts';
import { caller, hashes, picture, send, uploadDocument, uploadPhoto } from '../support/media-caller.ts';
import { stickerPicture } from '../support/sticker-files.ts';
import type { Proof } from './file-sites.ts';
import type { Named } from './smallest-request.ts';

/** Whose proofs a request carries, or what is wrong with them. */
export const claims = ['own', 'foreign hash', 'foreign reference', 'all foreign', 'noise', 'no reference'] as const;
export type Claim = (typeof claims)[number];

let opened = 0;

export interface Files {
  named(account: AccountId): Named;
  /** What names a file or a set, as `account` claims to know it; nothing where a claim says nothing about it. */
  claimed(proof: Proof, claim: Claim, account: AccountId): object | undefined;
}

/** A person's photo and set of stickers, and the face of a friend, all of which both were shown. */
export async function openFiles(dispatcher: Dispatcher, owner: AccountId, friend: AccountId): Promise<Files> {
  const { world } = dispatcher;
  opened += 1;
  const call = caller(world, owner);
  const photo = fromTlId((await uploadPhoto(call, await picture(320, 240))).id);
  const friendly = caller(world, friend);
  const worn = await friendly(uploadProfilePhoto, { file: await send(friendly, await picture(320, 320)) });
  const { document } = await uploadDocument(call, await stickerPicture(), { mimeType: 'image/png' });
  const item = { document: { ...document, _: 'inputDocument' }, emoji: '💡', _: 'inputStickerSetItem' } as const;
  const userId = { _: 'inputUserSelf' } as const;
  const made = await call(createStickerSet, {
    userId,
    title: 'Lamps',
    shortName: `lamps_lit_${opened}`,
    stickers: [item, item],
  });
  if (made._ !== 'messages.stickerSet') throw new Error('no set');
  const sticker = fromTlId(made.documents[0]?.id ?? Long.ZERO);
  const set = made.set.id;
  const small = await uploadDocument(call, await stickerPicture(100, 100), { mimeType: 'image/png' });
  const thumb = { ...small.document, _: 'inputDocument' } as const;
  await call(setStickerSetThumb, { stickerset: { ...made.set, _: 'inputStickerSetID' }, thumb });
  const { id: robot } = await createBot(world, { owner, username: `wicks_${opened}_bot`, name: 'Wicks' });

  const { chat: group } = await createGroup(world, { creator: owner, title: 'Lamps', members: [friend] });
  const room = { creator: owner, kind: 'supergroup', title: 'Lamps', about: '' } as const;
  const { chat: channel } = await createChannel(world, room);
  const data = { text: 'a lamp', media: { kind: 'photo', media: photo } } as const;
  const sent = await sendMessage(world, { sender: owner, peer: channel, data });

  function fileOf(kind: 'photo' | 'document', id: number, claim: Claim, account: AccountId) {
    const hashOf = claim === 'foreign hash' || claim === 'all foreign' ? friend : account;
    const referenceOf = claim === 'foreign reference' || claim === 'all foreign' ? friend : account;
    const known = fileReference({ hashes, world, account: referenceOf }, kind, id);
    const broken = claim === 'noise' ? randomBytes(known.length) : new Uint8Array();
    return {
      id: Long.fromNumber(id),
      accessHash: hashes.of(hashOf, kind, id),
      fileReference: claim === 'noise' || claim === 'no reference' ? broken : known,
      thumbSize: kind === 'photo' ? 'm' : '',
    };
  }

  const hashOf = (account: AccountId, peer: number) => hashes.of(account, 'peer', peer);
  const setOf = (account: AccountId) => ({ id: set, accessHash: hashes.of(account, 'stickerSet', fromTlId(set)) });
  const channelOf = (account: AccountId) => ({ channelId: bareId(channel), accessHash: hashOf(account, channel) });
  return {
    named: (account) => ({
      peer: { _: 'inputPeerChannel', ...channelOf(account) },
      user: { _: 'inputUserSelf' },
      channel: { _: 'inputChannel', ...channelOf(account) },
      chatId: bareId(group),
      messageId: sent.id,
      other: {
        bot: { _: 'inputUser', userId: robot, accessHash: hashOf(account, robot) },
        emoji: '💡',
        InputBotInlineMessage: { _: 'inputBotInlineMessageMediaAuto', message: '' },
        InputDocument: { _: 'inputDocument', ...fileOf('document', sticker, 'own', account) },
        InputStickerSet: { _: 'inputStickerSetID', ...setOf(account) },
      },
    }),
    claimed(proof, claim, account) {
      if (proof === 'inputPhoto' || proof === 'inputPhotoFileLocation') return fileOf('photo', photo, claim, account);
      if (proof === 'inputDocument' || proof === 'inputDocumentFileLocation')
        return fileOf('document', sticker, claim, account);
      if (claim !== 'own' && claim !== 'foreign hash') return undefined;
      const of = claim === 'own' ? account : friend;
      if (proof === 'inputStickerSetID') return setOf(of);
      return { peer: { _: 'inputPeerUser', userId: friend, accessHash: hashOf(of, friend) }, photoId: worn.photo.id };
    },
  };
}
