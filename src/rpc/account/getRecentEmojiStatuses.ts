import { recentEmojiStatuses } from '#domain';
import { method } from '../method.ts';
import { toTlEmojiStatuses } from '../to-tl/accounts/emoji-status.ts';

export const getRecentEmojiStatuses = method(
  'account.getRecentEmojiStatuses',
  async (call, { hash }) => {
    const recent = await call.world.store.read((tx) => recentEmojiStatuses(tx, call.account));
    return toTlEmojiStatuses(recent, hash);
  },
  { peopleOnly: true },
);
