import type { KeptUpdates, Sent } from '../model.ts';
import { compareIds } from './msg-id.ts';

/** So many forgotten ones may stand in front before the list is moved together. */
const forgottenInFront = 32;

/**
 * Updates that wait for their acknowledgement, oldest first. Every push adds one, their ids grow, and clients
 * acknowledge the oldest: a list does that for a fraction of what a map costs.
 */
export const createKeptUpdates = (): KeptUpdates => ({ messages: [], from: 0, sizeBytes: 0 });

/** Keeps one that was sent; its msg id is above all that are kept. */
export function addUpdate(kept: KeptUpdates, sent: Sent): void {
  kept.messages.push(sent);
  kept.sizeBytes += sent.body.length;
}

/** How many are kept. */
export const updateCount = (kept: KeptUpdates): number => kept.messages.length - kept.from;

/** All that are kept, oldest first. */
export const updatesIn = (kept: KeptUpdates): Sent[] =>
  kept.messages.slice(kept.from).filter((sent) => sent !== undefined);

/** The one with this msg id; undefined when it was acknowledged or never sent. */
export function findUpdate(kept: KeptUpdates, hi: number, lo: number): Sent | undefined {
  return kept.messages[placeOf(kept, hi, lo)];
}

/** Forgets one; false when it was not kept. */
export function removeUpdate(kept: KeptUpdates, hi: number, lo: number): boolean {
  const at = placeOf(kept, hi, lo);
  const sent = kept.messages[at];
  if (sent === undefined) return false;
  kept.sizeBytes -= sent.body.length;
  if (at === kept.from) {
    // Its body is let go at once, its place when there are more such.
    kept.messages[at] = undefined;
    kept.from += 1;
    if (kept.from >= forgottenInFront) {
      kept.messages.splice(0, kept.from);
      kept.from = 0;
    }
  } else kept.messages.splice(at, 1);
  return true;
}

/** Where it stands; -1 when it is not there. */
function placeOf({ messages, from }: KeptUpdates, hi: number, lo: number): number {
  let [low, high] = [from, messages.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const sent = messages[middle];
    const order = sent === undefined ? -1 : compareIds(sent.hi, sent.lo, hi, lo);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
