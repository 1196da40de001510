import { canonicalJson } from '#lib/canonical-json.ts';
import type { Digest } from '../ports.ts';
import type { ModerationEvent } from './types.ts';

/** Hash of an event over everything but the hash itself: SHA-256 of the canonical JSON, in hex. */
export function hashEvent(digest: Digest, event: Omit<ModerationEvent, 'hash'>): string {
  const { seq, atMs, type, actor, caseId, subjectKey, data, prevHash } = event;
  return digest(canonicalJson({ seq, atMs, type, actor, caseId, subjectKey, data, prevHash }));
}
