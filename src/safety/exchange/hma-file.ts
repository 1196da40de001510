import { pdqToHex } from '../fingerprints/pdq.ts';
import type { Fingerprint } from '../networks/types.ts';

/** PDQ hashes below this quality are not exchanged, as Meta's tools advise. */
const MIN_QUALITY = 50;

/**
 * The signal file that Hasher-Matcher-Actioner and python-threatexchange read: one signal a line, "pdq" and 64 digits.
 * Only the hash of the whole picture goes; those tools make no others.
 */
export function toHmaFile(fingerprints: readonly Pick<Fingerprint, 'signal'>[]): string {
  const lines = new Set<string>();
  for (const { signal } of fingerprints) {
    if (signal.type !== 'picture' || signal.sketch.quality < MIN_QUALITY) continue;
    lines.add(`pdq ${pdqToHex(signal.sketch.pdq.subarray(0, 8))}\n`);
  }
  return [...lines].sort().join('');
}
