import { refuse } from '../listen/outgoing.ts';
import type { WireState } from '../model.ts';
import { TRANSPORT_ERROR } from '../transport/errors.ts';
import { forgetSession } from './sessions.ts';

/**
 * These keys are gone: their connections get -404 and are closed, their sessions are forgotten. A key that its own client
 * is destroying stays until that client has its answer.
 */
export function dropLiveKeys(wire: WireState, keyIds: readonly string[]): void {
  const gone = new Set(keyIds);
  for (const keyId of gone) wire.loadingKeys.delete(keyId);
  for (const connection of [...wire.connections.values()]) {
    const { lastKey } = connection;
    if (lastKey === undefined || lastKey.ending || !gone.has(lastKey.keyId)) continue;
    lastKey.dropped = true;
    refuse(wire, connection, TRANSPORT_ERROR.unknownKey);
  }
  for (const keyId of gone) {
    const key = wire.keys.get(keyId);
    if (key === undefined || key.ending) continue;
    key.dropped = true;
    for (const session of [...key.sessions.values()]) {
      for (const connection of [...session.connections]) refuse(wire, connection, TRANSPORT_ERROR.unknownKey);
      forgetSession(wire, session);
    }
  }
}
