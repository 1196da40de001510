import type { Call } from './context.ts';

/** The name under which pushes leave out the session that asked: it learns from its own answer. */
export const ownSession = (call: Pick<Call, 'wireKeyId' | 'sessionId'>): string => call.wireKeyId + call.sessionId;
