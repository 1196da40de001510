import type { tl } from '@mtcute/core';
import type { AdminRight, PeerId, Permission } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { inputChannel, inputPeer, inputUser } from '../peers.ts';
import { isChannelId } from '../views/peer.ts';
import { toBannedRights } from '../views/rights.ts';

/** Basic groups know only admins and others: there any right makes an admin. */
export async function setAdmin(
  account: Account,
  id: PeerId,
  person: PeerId,
  rights: AdminRight[],
  rank: string,
): Promise<void> {
  const userId = inputUser(account, person);
  if (!isChannelId(id)) {
    await account.client.call({ _: 'messages.editChatAdmin', chatId: -id, userId, isAdmin: rights.length > 0 });
    return;
  }
  const adminRights: tl.RawChatAdminRights = { _: 'chatAdminRights' };
  for (const right of rights) adminRights[right] = true;
  const channel = inputChannel(account, id);
  const answer = await account.client.call({ _: 'channels.editAdmin', channel, userId, rank, adminRights });
  account.client.handleClientUpdate(answer, false);
}

export async function restrict(
  account: Account,
  id: PeerId,
  person: PeerId,
  denied: Permission[],
  until: number,
): Promise<void> {
  const answer = await account.client.call({
    _: 'channels.editBanned',
    channel: inputChannel(account, id),
    participant: inputPeer(account, person),
    bannedRights: toBannedRights(denied, until),
  });
  account.client.handleClientUpdate(answer, false);
}

export async function setDenied(account: Account, id: PeerId, denied: Permission[]): Promise<void> {
  const answer = await account.client.call({
    _: 'messages.editChatDefaultBannedRights',
    peer: inputPeer(account, id),
    bannedRights: toBannedRights(denied, 0),
  });
  account.client.handleClientUpdate(answer, false);
}

export async function setSlowMode(account: Account, id: PeerId, seconds: number): Promise<void> {
  const answer = await account.client.call({
    _: 'channels.toggleSlowMode',
    channel: inputChannel(account, id),
    seconds,
  });
  account.client.handleClientUpdate(answer, false);
}
