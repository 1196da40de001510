import { setEmojiStatusOf } from '#domain';
import { fromTlEmojiStatus } from '../from-tl/emoji-status.ts';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const updateUserEmojiStatus = method(
  'bots.updateUserEmojiStatus',
  async (call, request) => {
    const account = fromTlUser(call, request.userId);
    await setEmojiStatusOf(call.world, { bot: call.account, account, status: fromTlEmojiStatus(request.emojiStatus) });
    return true;
  },
  { botsOnly: true },
);
