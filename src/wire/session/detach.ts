import type { Connection, Session, WireState } from '../model.ts';

/** Takes a closed connection away from its sessions. */
export function detachConnection(wire: WireState, connection: Connection): void {
  for (const session of connection.sessions) detachSession(wire, session, connection);
  connection.sessions = [];
  connection.lastSession = undefined;
  connection.lastKey = undefined;
}

/** The connection carries this session no longer. */
export function detachSession(wire: WireState, session: Session, connection: Connection): void {
  const at = session.connections.indexOf(connection);
  if (at < 0) return;
  session.connections.splice(at, 1);
  if (session.connections.length > 0 || session.closed) return;
  session.offlineSinceMs = wire.nowMs();
  wire.offline.add(session);
  wire.stats.onlineSessions--;
  wire.host.sessionOffline(session);
}
