import { refuse } from '#domain';
import type { Call } from './context.ts';

/** A list is answered whole or not at all: whoever asks cannot tell what was cut off from what does not exist. @throws limit-invalid */
export function refuseLongList(call: Call, list: readonly unknown[]): void {
  if (list.length > call.world.limits.askedPeers) refuse('limit-invalid');
}
