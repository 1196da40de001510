import { allowBotToWrite } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const allowSendMessage = method(
  'bots.allowSendMessage',
  async (call, request) => {
    const bot = fromTlUser(call, request.bot);
    const sent = await allowBotToWrite(call.world, { account: call.account, bot, session: ownSession(call) });
    return toTlEntries(call, sent.mailbox, sent.entries);
  },
  { peopleOnly: true },
);
