import { attachedStore, messengerDirectory, messengerEnforcement, restrictionGate, serviceChat } from '#safety';
import type { SafetyContext } from '#safety';
import { safetyStore } from '#storage';
import { safetyWorld, sha256 } from '../../src/safety/testing/world.ts';
import type { TestWorld } from './test-world.ts';

/** The desk over a messenger of the same process, with the messenger's gate as the desk sets it. */
export function deskIn(messenger: TestWorld): { world: TestWorld; safety: SafetyContext } {
  const world = { ...messenger, gate: restrictionGate };
  const safety: SafetyContext = {
    ...safetyWorld().safety,
    store: attachedStore(safetyStore(world.store), world.bus),
    clock: world.clock,
    enforcement: messengerEnforcement(world, sha256),
    directory: messengerDirectory,
    messenger: serviceChat(world.clock),
  };
  return { world, safety };
}
