import type { MessageId, PeerId } from '#domain';

/**
 * Names of this dialect and those of the other doors are the same numbers: `chat_id` is the peer (for a dialog the
 * person's account), `user_id` the account, `photo_id` and `fileId` the media, a file's `token` the Bot API's `file_id`,
 * `seq` the Bot API's `message_id`. A `mid` is the peer and the message id, 64 bits each, in hex.
 */
export const midOf = (peer: PeerId, id: MessageId): string => `mid.${hexOf(peer)}${hexOf(id)}`;

const hexOf = (value: number): string => BigInt.asUintN(64, BigInt(value)).toString(16).padStart(16, '0');

/** The place that a `mid` names, as this bot sees it; undefined for what is none. */
export function readMid(mid: string): { peer: PeerId; id: MessageId } | undefined {
  const parts = /^mid\.([0-9a-f]{16})([0-9a-f]{16})$/i.exec(mid);
  if (!parts) return undefined;
  const [peer, id] = [parts[1], parts[2]].map((hex) => Number(BigInt.asIntN(64, BigInt(`0x${hex}`))));
  if (!Number.isSafeInteger(peer) || !Number.isSafeInteger(id) || !peer || !id || id < 0) return undefined;
  return { peer, id };
}
