import { type AccountId, type PeerId, peerKind } from '../ids.ts';
import type { Tx } from '../ports.ts';

const mostAdmins = 100;

/** Whom people see behind what an account did in a chat. */
export type Speakers = (peer: PeerId, account: AccountId) => Promise<PeerId>;

/** Admins of a group who are not to be known: what they do is shown as the group's. Each group is read once. */
export function createSpeakers(tx: Tx): Speakers {
  const known = new Map<PeerId, Promise<ReadonlySet<AccountId>>>();
  return async (peer, account) => {
    if (peerKind(peer) !== 'channel') return account;
    const hidden = known.get(peer) ?? anonymousAdmins(tx, peer);
    known.set(peer, hidden);
    return (await hidden).has(account) ? peer : account;
  };
}

/** Admins who speak and react in the chat's name. */
export async function anonymousAdmins(tx: Tx, peer: PeerId): Promise<ReadonlySet<AccountId>> {
  const admins = await tx.chats.members({ chat: peer, statuses: ['creator', 'admin'], offset: 0, limit: mostAdmins });
  return new Set(admins.filter(({ rights }) => rights.includes('anonymous')).map(({ account }) => account));
}
