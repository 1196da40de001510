import { type PeerId, peerKind, type ReportSubject } from '#domain';

/** A peer as the safety desk knows it. */
export const peerSubject = (peer: PeerId): ReportSubject =>
  peerKind(peer) === 'account' ? { kind: 'account', id: peer } : { kind: 'chat', id: peer };
