import type { PeerId } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { absorb, inputChannel } from '../peers.ts';
import { peersIn } from '../views/peer.ts';

export async function discussionChoices(account: Account): Promise<PeerId[]> {
  const answer = await account.client.call({ _: 'channels.getGroupsForDiscussion' });
  absorb(account, [], answer.chats);
  return peersIn([], answer.chats).map((chat) => chat.id);
}

/** Lets people comment on a channel's posts in a group; without a group nobody can any more. */
export async function setDiscussion(account: Account, channel: PeerId, group: PeerId | undefined): Promise<void> {
  await account.client.call({
    _: 'channels.setDiscussionGroup',
    broadcast: inputChannel(account, channel),
    group: group === undefined ? { _: 'inputChannelEmpty' } : inputChannel(account, group),
  });
}
