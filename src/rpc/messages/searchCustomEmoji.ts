import type { tl } from '@mtcute/core';
import Long from 'long';
import { offeredStickers } from '#domain';
import { RpcError } from '../errors.ts';
import { idsHash } from '../ids-hash.ts';
import { method } from '../method.ts';

export const searchCustomEmoji = method(
  'messages.searchCustomEmoji',
  async (call, { emoticon, hash: known }): Promise<tl.TypeEmojiList> => {
    if (emoticon === '') throw new RpcError(400, 'EMOTICON_EMPTY');
    const asked = { account: call.account, emoticon, kind: 'emoji' } as const;
    const found = await call.world.store.read((tx) => offeredStickers(call.world, tx, asked));
    const ids = found.map(({ id }) => id);
    const hash = idsHash(ids);
    if (!hash.isZero() && hash.equals(known)) return { _: 'emojiListNotModified' };
    return { _: 'emojiList', hash, documentId: ids.map((id) => Long.fromNumber(id)) };
  },
  { peopleOnly: true },
);
