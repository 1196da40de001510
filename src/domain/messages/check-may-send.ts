import { mayBeSeen } from '../accounts/may-be-seen.ts';
import { needsPlaying } from '../media/media-kinds.ts';
import { requireVisible } from '../channels/require-visible.ts';
import { checkGroupSend, requireMember } from '../chats/check-group-send.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type PeerId, peerKind, SERVICE_ACCOUNT } from '../ids.ts';
import type { Tx } from '../ports.ts';
import type { ContentData } from './content.ts';

/** What the checks learned on the way, so that the send need not ask again. */
export interface SendTerms {
  /** Seconds after which new messages of this chat delete themselves; 0 is never. */
  ttlS: number;
  /** The timer that the sender wants for new chats, in seconds, where it could apply; else 0. */
  newChatTtlS?: number;
  /** Seconds between two messages of this sender here; 0 is no pause. */
  pauseS: number;
  /** The receiver of a private chat has it in the archive, or meets the sender for the first time. */
  theirs?: 'archived' | 'new';
}

/**
 * Whether `sender` may write this to `peer`, and on which terms.
 *
 * @throws peer-invalid, forwards-restricted, account-deactivated, blocked-by-peer, you-blocked-peer, voice-forbidden, and the
 * refusals of groups
 */
export async function checkMaySend(
  tx: Tx,
  sender: AccountId,
  peer: PeerId,
  data: ContentData,
  nowS: number,
): Promise<SendTerms> {
  if (data.replyPeer !== undefined && data.replyPeer !== peer) await checkMayQuote(tx, sender, data.replyPeer);
  if (peerKind(peer) !== 'account') return checkGroupSend(tx, sender, peer, data, nowS);
  const standing = await tx.accounts.standing(sender, peer);
  if (!standing) return refuse('peer-invalid', { peer });
  const terms = { ttlS: standing.ttlS, pauseS: 0 };
  if (peer === sender) return terms;
  // The server's own words are nobody's first ones; what is loud comes out of the archive.
  if (sender === SERVICE_ACCOUNT) return standing.theirFolder ? { ...terms, theirs: 'archived' } : terms;
  if (standing.peerGone) refuse('account-deactivated');
  if (standing.peer === 'service') refuse('chat-write-forbidden');
  if (standing.blockedByPeer) refuse('blocked-by-peer');
  if (standing.blockedBySender) refuse('you-blocked-peer');
  // Bots speak only to people who spoke to them first, and never to each other.
  if (standing.sender === 'bot' && standing.peer === 'bot') refuse('peer-is-bot');
  if (standing.sender === 'bot' && !standing.known) refuse('peer-invalid', { peer });
  const newChatTtlS = standing.ttlS === 0 && standing.peer === 'person' ? standing.defaultTtlS : 0;
  if (data.media?.kind === 'document') await checkVoice(tx, sender, peer, data);
  const theirs = placeOf(standing.theirFolder);
  return { ...terms, newChatTtlS, ...(theirs ? { theirs } : {}) };
}

function placeOf(folder: number | undefined): SendTerms['theirs'] {
  if (folder === undefined) return 'new';
  return folder === 0 ? undefined : 'archived';
}

/** An answer elsewhere takes words along, as a forward does: from where one may read, and where they may leave. */
async function checkMayQuote(tx: Tx, sender: AccountId, from: PeerId): Promise<void> {
  if (peerKind(from) === 'account') return;
  const look = peerKind(from) === 'channel' ? requireVisible : requireMember;
  const { chat } = await look(tx, sender, from);
  if (chat.data.noForwards) refuse('forwards-restricted');
}

/** People may keep voice and round video of some, or of all, away from themselves. @throws voice-forbidden */
async function checkVoice(tx: Tx, sender: AccountId, peer: AccountId, data: ContentData): Promise<void> {
  const row = data.media?.kind === 'document' ? await tx.media.get(data.media.media) : undefined;
  if (row && needsPlaying(row) && !(await mayBeSeen(tx, peer, sender, 'voiceMessages'))) refuse('voice-forbidden');
}
