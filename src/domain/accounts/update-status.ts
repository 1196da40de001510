import type { AccountId } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { privacyAmong } from './may-be-seen.ts';
import { acquaintances } from './tell-about.ts';

/** How long a client that said "online" counts as such without saying it again. */
const onlineForS = 300;
/** A client that repeats itself is not told on to everybody each time. */
const repeatAfterS = 60;

/**
 * Notes that a person went online or offline, and tells those who may see it at once. Nothing of this is kept for those
 * who are away: they read it with the profile.
 */
export async function updateStatus(world: World, account: AccountId, offline: boolean): Promise<void> {
  const nowS = world.clock.nowS();
  const until = offline ? nowS : nowS + onlineForS;
  const note = async (tx: WriteTx) => {
    const before = (await tx.accounts.get(account))?.onlineUntil ?? 0;
    const wasOnline = before > nowS;
    if (offline ? !wasOnline : until - before < repeatAfterS) return [];
    await tx.accounts.setOnlineUntil(account, until);
    const others = await acquaintances(world, tx, account);
    return [...(await privacyAmong(tx, account, 'statusTimestamp', others))];
  };
  const watchers = await world.store.write(note, { touching: [account] });
  if (watchers.length > 0) world.bus.publishTransient(watchers, { kind: 'status', account });
}
