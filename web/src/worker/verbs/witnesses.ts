import { tl } from '@mtcute/core';
import type { PeerId, ReactionChoices, Witness } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { absorb, inputChannel, inputPeer } from '../peers.ts';
import { idOf, isChannelId } from '../views/peer.ts';
import { reactionName } from '../views/reaction.ts';

const MOST = 100;

export async function reactionChoices(account: Account, chatId: PeerId): Promise<ReactionChoices> {
  const [every, allowed] = await Promise.all([
    account.client.call({ _: 'messages.getAvailableReactions', hash: 0 }),
    allowedIn(account, chatId),
  ]);
  const all =
    every._ === 'messages.availableReactions'
      ? every.reactions.filter((it) => !it.inactive).map((it) => it.reaction)
      : [];
  switch (allowed?._) {
    case 'chatReactionsNone':
      return { names: [], custom: false };
    case 'chatReactionsSome': {
      const some = allowed.reactions.flatMap((it) => reactionName(it) ?? []);
      return {
        names: [...all, ...some.filter((it) => !all.includes(it))].filter((it) => some.includes(it)),
        custom: false,
      };
    }
    default:
      return { names: all, custom: allowed === undefined || allowed.allowCustom === true };
  }
}

/** Undefined where everything is allowed. */
async function allowedIn(account: Account, chatId: PeerId): Promise<tl.TypeChatReactions | undefined> {
  if (chatId > 0) return undefined;
  const { fullChat } = isChannelId(chatId)
    ? await account.client.call({ _: 'channels.getFullChannel', channel: inputChannel(account, chatId) })
    : await account.client.call({ _: 'messages.getFullChat', chatId: -chatId });
  return 'availableReactions' in fullChat ? fullChat.availableReactions : undefined;
}

export async function witnesses(account: Account, chatId: PeerId, id: number): Promise<Witness[]> {
  const peer = inputPeer(account, chatId);
  const [reacted, read] = await Promise.all([
    account.client.call({ _: 'messages.getMessageReactionsList', peer, id, limit: MOST }).catch(none),
    account.client.call({ _: 'messages.getMessageReadParticipants', peer, msgId: id }).catch(none),
  ]);
  const found = new Map<PeerId, Witness>();
  const of = (who: PeerId) => {
    const known = found.get(who) ?? { peer: who, emojis: [] };
    found.set(who, known);
    return known;
  };
  if (reacted) {
    absorb(account, reacted.users, reacted.chats);
    for (const { peerId, reaction } of reacted.reactions) {
      const name = reactionName(reaction);
      if (name !== undefined) of(idOf(peerId)).emojis.push(name);
    }
  }
  for (const { userId, date } of read ?? []) of(userId).readAt = date;
  return [...found.values()];
}

/** Large groups and channels tell nobody who read and who reacted: that is no failure. */
function none(error: unknown): undefined {
  if (error instanceof tl.RpcError) return undefined;
  throw error;
}
