/**
 * Ids are plain numbers below 2^53.
 *
 * A peer is one number in every door, marked by its range as in the Bot API: an account is positive, a basic group is
 * minus its TL id, a supergroup or channel is -(10^12 + its TL id). A mailbox has the id of its owner: an account, or a
 * supergroup or channel (a basic group has no mailbox of its own: its messages lie in each member's).
 */
export type AccountId = number;
export type ChatId = number;
export type PeerId = number;
export type MailboxId = number;
export type MessageId = number;
/** A part of a mailbox: the message at the root of a thread; in Saved Messages the peer of the part. */
export type ThreadId = number;
export type ContentId = number;
export type MediaId = number;
export type StickerSetId = number;

const CHANNEL_BASE = 1_000_000_000_000;

export type PeerKind = 'account' | 'group' | 'channel';

/** What a peer is, by the range in which its number lies. */
export function peerKind(peer: PeerId): PeerKind {
  if (peer > 0) return 'account';
  return peer <= -CHANNEL_BASE ? 'channel' : 'group';
}

/** The unmarked id that TL carries beside the kind of peer. */
export function bareId(peer: PeerId): number {
  const kind = peerKind(peer);
  if (kind === 'account') return peer;
  return kind === 'group' ? -peer : -peer - CHANNEL_BASE;
}

/** The peer of the basic group with this TL id. */
export const groupPeer = (bare: number): ChatId => -bare;
/** The peer of the supergroup or channel with this TL id. */
export const channelPeer = (bare: number): ChatId => -(CHANNEL_BASE + bare);

/** The account that sends sign-in codes, security notices and statements of reasons; clients know this number. */
export const SERVICE_ACCOUNT: AccountId = 777000;

/** Where a message to `peer` lies for `account`: channels and supergroups have their own mailbox. */
export function mailboxOf(account: AccountId, peer: PeerId): MailboxId {
  return peerKind(peer) === 'channel' ? peer : account;
}
