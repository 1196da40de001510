import { type Gate, type GateVerdict, peerKind } from '#domain';

const noPosting = 'restrict:no-posting';

/** Stops what a restricted account writes to others, and everything that is written into a restricted chat. */
export const restrictionGate: Gate = {
  async beforeSend({ sender, peer }, tx): Promise<GateVerdict> {
    if (peer === sender) return { verdict: 'allow' };
    const account = await tx.accounts.get(sender);
    const inChat = peerKind(peer) !== 'account';
    if (account?.data.enforced?.slots[noPosting])
      return { verdict: 'refuse', code: inChat ? 'chat-write-forbidden' : 'peer-flood' };
    if (!inChat) return { verdict: 'allow' };
    const chat = await tx.chats.get(peer);
    return chat?.data.enforced?.slots[noPosting]
      ? { verdict: 'refuse', code: 'chat-write-forbidden' }
      : { verdict: 'allow' };
  },
};
