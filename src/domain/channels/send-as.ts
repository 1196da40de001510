import { isAdmin } from '../chats/check-group-send.ts';
import type { Chat, Member } from '../chats/repository.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type ChatId, type PeerId, peerKind } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import { isInside } from './is-inside.ts';
import { requireVisible } from './require-visible.ts';

const setting = (chat: ChatId): string => `send-as:${chat}`;

/** Own public channels that a person may speak as, at most. */
const channelsOffered = 50;

/** In whose name the account may write in a supergroup: its own, the group's as an admin, its public channels'. */
export async function sendAsPeers(tx: Tx, account: AccountId, peer: PeerId): Promise<PeerId[]> {
  if (peerKind(peer) !== 'channel') return [account];
  const { chat, member } = await requireVisible(tx, account, peer);
  if (chat.kind === 'channel') return [chat.id];
  const peers: PeerId[] = isInside(member) && isAdmin(member) ? [account, chat.id] : [account];
  if (!isOpen(chat)) return peers;
  const chats = await tx.chats.many(await tx.chats.chatsOf(account, ['channel']));
  const own = chats.filter((one) => one.creator === account && one.username !== undefined);
  return [...peers, ...own.slice(0, channelsOffered).map(({ id }) => id)];
}

/** Channels speak where everybody can see who they are: in public groups and under posts. */
const isOpen = (chat: Chat): boolean => chat.username !== undefined || chat.data.linkedChat !== undefined;

/** Whether this account may speak as `peer` in this supergroup. */
export async function maySendAs(
  tx: Tx,
  chat: Chat,
  account: AccountId,
  member: Member | undefined,
  peer: PeerId,
): Promise<boolean> {
  if (peer === account) return true;
  if (peer === chat.id) return isInside(member) && isAdmin(member);
  if (!isOpen(chat) || peerKind(peer) !== 'channel') return false;
  const channel = await tx.chats.get(peer);
  return channel?.kind === 'channel' && channel.creator === account && channel.username !== undefined;
}

/** Whom messages of this account stand for in a supergroup when it says nothing else. */
export async function defaultSendAs(tx: Tx, account: AccountId, chat: ChatId): Promise<PeerId | undefined> {
  return tx.accounts.setting<PeerId>(account, setting(chat));
}

/** @throws send-as-invalid, channel-private, peer-invalid */
export function saveDefaultSendAs(
  world: World,
  request: { account: AccountId; chat: PeerId; sendAs: PeerId },
): Promise<void> {
  const { account, sendAs } = request;
  if (peerKind(request.chat) !== 'channel') refuse('peer-invalid', { peer: request.chat });
  return world.store.write(async (tx) => {
    const { chat, member } = await requireVisible(tx, account, request.chat);
    if (chat.kind === 'channel') refuse('peer-invalid', { peer: chat.id });
    if (!(await maySendAs(tx, chat, account, member, sendAs))) refuse('send-as-invalid');
    await tx.accounts.putSetting(account, setting(chat.id), sendAs);
  });
}
