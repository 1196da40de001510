import { refuse } from '../errors.ts';
import type { AccountId, PeerId } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import { savedPins, savedPinsKey } from './get-saved-dialogs.ts';

interface PinRequest {
  account: AccountId;
  session?: string | undefined;
}

/** Pins a part of Saved Messages on top, or takes it down. @throws dialogs-pinned-too-much */
export function toggleSavedPin(world: World, request: PinRequest & { part: PeerId; pinned: boolean }): Promise<void> {
  return world.store.write(async (tx) => {
    const { account, part, pinned } = request;
    const pins = await savedPins(tx, account);
    if (pins.includes(part) === pinned) return;
    const others = pins.filter((one) => one !== part);
    await keepPins(world, tx, account, pinned ? [part, ...others] : others);
    const body = { kind: 'savedPinned', peer: part, pinned } as const;
    await appendUpdate(tx, account, world.clock.nowS(), body, { exceptSession: request.session });
  });
}

/** Puts pinned parts into this order, first on top; with `force` others are unpinned. @throws dialogs-pinned-too-much */
export function reorderSavedPins(
  world: World,
  request: PinRequest & { parts: readonly PeerId[]; force: boolean },
): Promise<void> {
  return world.store.write(async (tx) => {
    const { account } = request;
    const parts = [...new Set(request.parts)];
    const rest = request.force ? [] : (await savedPins(tx, account)).filter((one) => !parts.includes(one));
    await keepPins(world, tx, account, [...parts, ...rest]);
    await appendUpdate(tx, account, world.clock.nowS(), { kind: 'savedPins' }, { exceptSession: request.session });
  });
}

async function keepPins(world: World, tx: WriteTx, account: AccountId, pins: readonly PeerId[]): Promise<void> {
  if (pins.length > world.limits.pinnedSaved) refuse('dialogs-pinned-too-much');
  await tx.accounts.putSetting(account, savedPinsKey, pins);
}
