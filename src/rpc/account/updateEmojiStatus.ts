import { setEmojiStatus } from '#domain';
import { fromTlEmojiStatus } from '../from-tl/emoji-status.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const updateEmojiStatus = method(
  'account.updateEmojiStatus',
  async (call, request) => {
    const status = fromTlEmojiStatus(request.emojiStatus);
    await setEmojiStatus(call.world, { account: call.account, status, session: ownSession(call) });
    return true;
  },
  { peopleOnly: true },
);
