import type { PeerId } from '#domain';
import type { Case } from './types.ts';

/** The group or channel that a case is about, or in which its message stands; null for everything else. */
export function caseChat({ subject }: Pick<Case, 'subject'>): PeerId | null {
  if (subject.kind === 'chat') return subject.id;
  return subject.kind === 'message' && subject.peer < 0 ? subject.peer : null;
}
