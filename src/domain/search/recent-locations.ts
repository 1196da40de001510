import { readablePlace } from '../channels/readable-mailbox.ts';
import type { AccountId, PeerId } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import type { World } from '../ports.ts';

/** How many places of a chat one answer looks through. */
const lookedThrough = 200;

/** Live locations of a chat that still run, the newest of each sender. */
export function getRecentLocations(world: World, account: AccountId, peer: PeerId, limit: number): Promise<Message[]> {
  const nowS = world.clock.nowS();
  return world.store.read(async (tx) => {
    const place = await readablePlace(tx, account, peer);
    const shared = await tx.messages.history({ ...place, peer, mediaKind: 'geo', limit: lookedThrough });
    const newest = new Map<PeerId, Message>();
    for (const message of shared) {
      const { media, sender, date } = message.content;
      if (media?.kind !== 'geoLive' || date + media.periodS <= nowS || newest.has(sender)) continue;
      newest.set(sender, message);
    }
    return [...newest.values()].slice(0, Math.min(Math.max(limit, 1), world.limits.pageSize));
  });
}
