import type { PeerId } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { changeDialog } from '../dialogs.ts';
import { changeMessage, takeIn } from '../messages.ts';
import { inputChannel, inputPeer } from '../peers.ts';
import { channelIdOf, isChannelId } from '../views/peer.ts';
import { tellPts } from './history.ts';

/** The oldest message of a chat that mentions oneself, or to which somebody reacted, and that was not seen since. */
export async function nextMark(
  account: Account,
  chatId: PeerId,
  kind: 'mention' | 'reaction',
): Promise<number | undefined> {
  const page = {
    peer: inputPeer(account, chatId),
    offsetId: 1,
    addOffset: -1,
    limit: 1,
    maxId: 0,
    minId: 0,
  };
  const answer = await account.client.call(
    kind === 'mention' ? { _: 'messages.getUnreadMentions', ...page } : { _: 'messages.getUnreadReactions', ...page },
  );
  const id = takeIn(account, answer).messages[0]?.id;
  const left = kind === 'mention' ? 'mentions' : 'reactions';
  // What was seen elsewhere meanwhile is counted here no more.
  if (id === undefined) changeDialog(account, chatId, (dialog) => ({ ...dialog, [left]: 0 }));
  return id;
}

/** Says that messages which mention oneself came into sight. */
export async function seenMentions(account: Account, chatId: PeerId, ids: number[]): Promise<void> {
  changeDialog(account, chatId, (dialog) => ({ ...dialog, mentions: Math.max(0, dialog.mentions - ids.length) }));
  for (const id of ids) await changeMessage(account, chatId, id, (message) => ({ ...message, mentionsMe: false }));
  await readContents(account, chatId, ids);
}

/** Says that a voice message was played, or that something was opened which goes a while after that. */
export async function opened(account: Account, chatId: PeerId, id: number): Promise<void> {
  await changeMessage(account, chatId, id, (message) => ({ ...message, unopened: false }));
  await readContents(account, chatId, [id]);
}

async function readContents(account: Account, chatId: PeerId, ids: number[]): Promise<void> {
  if (isChannelId(chatId)) {
    await account.client.call({ _: 'channels.readMessageContents', channel: inputChannel(account, chatId), id: ids });
    return;
  }
  tellPts(account, await account.client.call({ _: 'messages.readMessageContents', id: ids }), 0);
}

/** Says that the reactions to one's messages in a chat were seen. */
export async function seenReactions(account: Account, chatId: PeerId): Promise<void> {
  changeDialog(account, chatId, (dialog) => ({ ...dialog, reactions: 0 }));
  const done = await account.client.call({ _: 'messages.readReactions', peer: inputPeer(account, chatId) });
  tellPts(account, done, isChannelId(chatId) ? channelIdOf(chatId) : 0);
}
