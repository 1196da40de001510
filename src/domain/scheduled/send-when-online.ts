import type { World } from '../ports.ts';
import { notHeldBack } from './held-back.ts';
import { sendScheduled, whenOnline } from './schedule-message.ts';

const perRound = 100;

/** Sends what waits for somebody who is here by now. Returns how many went out. */
export async function sendAwaited(world: World): Promise<number> {
  const nowS = world.clock.nowS();
  const awaited = await world.store.read(async (tx) =>
    notHeldBack(tx, await tx.scheduled.awaited(whenOnline, nowS, perRound)),
  );
  await sendScheduled(world, awaited);
  return awaited.length;
}
