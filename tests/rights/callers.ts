import Long from 'long';
import { type AccountId, bareId, createGroup, sendMessage, setPeerBlocked, suspendAccount } from '#domain';
import { type Dispatcher, newestLayer } from '../support/dispatcher.ts';
import { type Named, smallestRequest } from './smallest-request.ts';

/**
 * Callers who may be refused: `nobody` has not signed in; `password` still owes the two-step password; `suspended` and
 * `bot` say what they are; `foreign` names people and channels with an access hash that was not given to them;
 * `blocked` names somebody who blocked them; `outsider` and `member` name a basic group of somebody else.
 */
export type Caller = 'nobody' | 'password' | 'suspended' | 'bot' | 'foreign' | 'blocked' | 'outsider' | 'member';

/** Makes the callers of a world, each new for each request, since what is allowed changes things. */
export async function openCallers(dispatcher: Dispatcher) {
  const { world } = dispatcher;
  const owner = await dispatcher.signIn('Ember');
  let unknown = 900_000;
  let bot: AccountId | undefined;

  async function callerOf(caller: Caller): Promise<AccountId> {
    if (caller === 'nobody') {
      unknown += 1;
      await world.addKey(keyOf(unknown), newestLayer);
      return unknown;
    }
    if (caller === 'bot') {
      bot ??= await dispatcher.signIn('lamps', 'bot');
      return bot;
    }
    const account = await dispatcher.signIn('Wick');
    if (caller === 'suspended') await suspendAccount(world, account);
    if (caller === 'password')
      await world.store.write(async (tx) => {
        const known = await tx.auth.authorization(keyOf(account));
        if (known) await tx.auth.putAuthorization({ ...known, passwordPending: true });
      });
    return account;
  }

  async function namedBy(caller: Caller, account: AccountId): Promise<Named> {
    const accessHash = caller === 'foreign' ? Long.ONE : dispatcher.hashFor(account, owner);
    const user = { userId: owner, accessHash };
    const named = {
      user: { _: 'inputUser', ...user },
      channel: { _: 'inputChannel', channelId: 1, accessHash: Long.ONE },
      peer: { _: 'inputPeerUser', ...user },
      chatId: 1,
      messageId: 1,
    };
    if (caller === 'blocked') {
      await setPeerBlocked(world, { owner, peer: account, blocked: true });
      return named;
    }
    if (caller !== 'member' && caller !== 'outsider') return named;
    const members = caller === 'member' ? [account] : [];
    const { chat } = await createGroup(world, { creator: owner, title: 'Lamps', members });
    await sendMessage(world, { sender: owner, peer: chat, data: { text: 'a lamp' } });
    const chatId = bareId(chat);
    const messageId =
      caller === 'member' ? ((await world.store.read((tx) => tx.messages.topId(account, chat))) ?? 1) : 1;
    return { ...named, peer: { _: 'inputPeerChat', chatId }, chatId, messageId };
  }

  return {
    /** `ok`, or the text of the error. */
    async ask(method: string, caller: Caller): Promise<string> {
      const account = await callerOf(caller);
      return dispatcher.outcome(account, smallestRequest(method, await namedBy(caller, account)));
    },
  };
}

const keyOf = (account: AccountId): string => account.toString(16).padStart(16, '0');
