import { refuse } from '../listen/outgoing.ts';
import type { WireState } from '../model.ts';
import { TRANSPORT_ERROR } from '../transport/errors.ts';
import { forgetSession } from './sessions.ts';

/** The key is gone: its connections get -404 and are closed, its sessions are forgotten. */
export function dropLiveKey(wire: WireState, keyId: string): void {
  wire.loadingKeys.delete(keyId);
  const key = wire.keys.get(keyId);
  for (const connection of [...wire.connections.values()]) {
    const { lastKey } = connection;
    if (lastKey?.keyId !== keyId) continue;
    lastKey.dropped = true;
    refuse(wire, connection, TRANSPORT_ERROR.unknownKey);
  }
  if (key === undefined) return;
  key.dropped = true;
  for (const session of [...key.sessions.values()]) {
    for (const connection of [...session.connections]) refuse(wire, connection, TRANSPORT_ERROR.unknownKey);
    forgetSession(wire, session);
  }
}
