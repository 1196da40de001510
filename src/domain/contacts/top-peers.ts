import { preferences, setPreferences } from '../accounts/preferences.ts';
import { type AccountId, type PeerId, peerKind, SERVICE_ACCOUNT } from '../ids.ts';
import type { Tx, World } from '../ports.ts';

export type TopPeerCategory = 'correspondents' | 'botsPm' | 'groups' | 'channels';

export interface TopPeer {
  peer: PeerId;
  rating: number;
}

const dialogsLookedAt = 50;
const messagesLookedAt = 50;
/** Seconds in which what one wrote loses e times its weight; clients are told the same number. */
export const ratingDecayS = 2_419_200;

const resetSetting = (category: TopPeerCategory, peer: PeerId): string => `top-peers-reset:${category}:${peer}`;

/** Whom the account writes to most, by what it lately wrote; undefined when it wants no such list. */
export async function getTopPeers(
  world: World,
  account: AccountId,
  categories: readonly TopPeerCategory[],
): Promise<Map<TopPeerCategory, TopPeer[]> | undefined> {
  return world.store.read(async (tx) => {
    if ((await preferences(tx, account)).noTopPeers) return undefined;
    const found = new Map<TopPeerCategory, TopPeer[]>(categories.map((category) => [category, []]));
    for (const { peer, topId } of await tx.dialogs.page({ account, limit: dialogsLookedAt })) {
      if (topId === 0 || peer === account || peer === SERVICE_ACCOUNT) continue;
      const category = await categoryOf(tx, peer);
      const list = category && found.get(category);
      const rating = list ? await rate(world, tx, account, category, peer) : 0;
      if (list && rating > 0) list.push({ peer, rating });
    }
    for (const list of found.values()) list.sort((a, b) => b.rating - a.rating || a.peer - b.peer);
    return found;
  });
}

async function categoryOf(tx: Tx, peer: PeerId): Promise<TopPeerCategory | undefined> {
  if (peerKind(peer) !== 'account') return (await tx.chats.get(peer))?.kind === 'channel' ? 'channels' : 'groups';
  const account = await tx.accounts.get(peer);
  if (!account || account.deletedAt !== undefined) return undefined;
  return account.kind === 'bot' ? 'botsPm' : 'correspondents';
}

async function rate(
  world: World,
  tx: Tx,
  account: AccountId,
  category: TopPeerCategory,
  peer: PeerId,
): Promise<number> {
  const nowS = world.clock.nowS();
  const forgottenAt = (await tx.accounts.setting<number>(account, resetSetting(category, peer))) ?? 0;
  const afterDate = Math.max(forgottenAt, nowS - 4 * ratingDecayS);
  const mailbox = peerKind(peer) === 'channel' ? peer : account;
  const written = await tx.messages.history({ mailbox, peer, sender: account, afterDate, limit: messagesLookedAt });
  return written.reduce((sum, { content }) => sum + Math.exp((content.date - nowS) / ratingDecayS), 0);
}

/** Forgets how often the account wrote to this peer. */
export async function resetTopPeer(
  world: World,
  account: AccountId,
  category: TopPeerCategory,
  peer: PeerId,
): Promise<void> {
  return world.store.write((tx) => tx.accounts.putSetting(account, resetSetting(category, peer), world.clock.nowS()));
}

/** Lets the server count whom one writes to most, or forbids it. */
export const toggleTopPeers = (world: World, account: AccountId, enabled: boolean): Promise<void> =>
  setPreferences(world, account, { noTopPeers: !enabled });
