/** Counters for metrics. All only grow, except the first eight, which are of this moment. */
export interface WireStats {
  openConnections: number;
  openSessions: number;
  onlineSessions: number;
  /** Bytes of packets that are not complete, and bytes that wait for slow readers. */
  halfReceivedBytes: number;
  unsentBytes: number;
  /** Bytes of answers that were not acknowledged, and message ids that are remembered so that none runs twice. */
  keptAnswerBytes: number;
  rememberedIds: number;
  /** Key exchanges under way, and finished ones that may still be asked for again. */
  openHandshakes: number;
  connections: number;
  httpConnections: number;
  webSockets: number;
  bytesIn: number;
  bytesOut: number;
  framesIn: number;
  framesOut: number;
  socketWrites: number;
  requests: number;
  pushes: number;
  handshakesStarted: number;
  handshakesDone: number;
  handshakesFailed: number;
  handshakesRefused: number;
  unknownKeys: number;
  undecryptable: number;
  badMessages: number;
  badSalts: number;
  nonsenseClosed: number;
  floodClosed: number;
  idleClosed: number;
  slowReadersClosed: number;
  updatesDropped: number;
  answersDropped: number;
  /** Requests that the host failed to answer. */
  handlerErrors: number;
  /** Exceptions of the wire itself: each is a bug. */
  internalErrors: number;
}

export function createStats(): WireStats {
  return {
    openConnections: 0,
    openSessions: 0,
    onlineSessions: 0,
    halfReceivedBytes: 0,
    unsentBytes: 0,
    keptAnswerBytes: 0,
    rememberedIds: 0,
    openHandshakes: 0,
    connections: 0,
    httpConnections: 0,
    webSockets: 0,
    bytesIn: 0,
    bytesOut: 0,
    framesIn: 0,
    framesOut: 0,
    socketWrites: 0,
    requests: 0,
    pushes: 0,
    handshakesStarted: 0,
    handshakesDone: 0,
    handshakesFailed: 0,
    handshakesRefused: 0,
    unknownKeys: 0,
    undecryptable: 0,
    badMessages: 0,
    badSalts: 0,
    nonsenseClosed: 0,
    floodClosed: 0,
    idleClosed: 0,
    slowReadersClosed: 0,
    updatesDropped: 0,
    answersDropped: 0,
    handlerErrors: 0,
    internalErrors: 0,
  };
}
