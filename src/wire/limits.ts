/** Every limit of the wire in one place. Counts are per process unless the name says otherwise. */
export interface WireLimits {
  /** A new connection must show what it speaks within this time. */
  firstBytesWaitMs: number;
  /** A connection that never carried an encrypted message is closed after this silence. */
  anonymousIdleMs: number;
  /** A connection in use is closed after this silence. */
  idleMs: number;
  /** TCP keep-alive probes start after this silence; they find half-open sockets. */
  keepAliveMs: number;
  connections: number;
  connectionsPerAddress: number;
  /** Token bucket of new connections for each address. */
  connectionBurstPerAddress: number;
  connectionsPerAddressPerS: number;
  /** What one address may take of a turn of the event loop while others wait, and the most packets of it. */
  turnMs: number;
  turnPackets: number;
  /** Token bucket of key exchanges for each address. */
  handshakeBurstPerAddress: number;
  handshakesPerAddressPerS: number;
  /**
   * The part of the event loop's time that all key exchanges together may take, how much of it at
   * once after a rest, and how many exchanges may wait at each of their three steps.
   */
  handshakeShare: number;
  handshakeTurnMs: number;
  handshakesWaiting: number;
  /** The body of one step of a key exchange: it is kept for repetitions, and those of real clients have half of this. */
  handshakeBytes: number;
  /** How many addresses the token buckets remember. */
  addresses: number;
  /** Key exchanges under way, and how long one may take. */
  handshakes: number;
  handshakeMs: number;
  /** Keys of which the first salt, by which a client may begin, is remembered. */
  firstSalts: number;
  /** The longest life that a temporary key may ask for. */
  temporaryKeyS: number;
  /** One packet as it comes from a client, framing not counted. */
  packetBytes: number;
  /** Bytes of half-received packets in all connections together. */
  halfReceivedBytes: number;
  /** An HTTP client must have sent its headers, and its whole request, within these times. */
  httpHeadersMs: number;
  httpRequestMs: number;
  /**
   * How long an HTTP connection is kept for the next request. Clients are told of it. Proxies keep theirs for a minute and
   * do not repeat a request that came as its connection was closed.
   */
  httpIdleMs: number;
  /** A connection that takes nothing of what waits for it is closed after this time. */
  slowReaderMs: number;
  /** How long a shutdown waits for running requests. */
  shutdownWaitMs: number;
  /** Unsent bytes of one connection: above the first mark its requests wait, above the second it is closed. */
  outgoingPauseBytes: number;
  outgoingBytes: number;
  /** Unsent bytes of all connections together; above it the connection with most of them is closed. */
  allOutgoingBytes: number;
  /** Messages in one container, and ids in all acknowledgements, state and resend requests of one packet. */
  containerMessages: number;
  serviceIds: number;
  /** One gzip_packed body, inflated; all of one packet together; and what each of them counts as, however short it is. */
  inflatedBytes: number;
  packetInflatedBytes: number;
  leastInflatedBytes: number;
  /** What one packet may have sent again: answers that it repeats the request of, or that it asks for by their ids. */
  packetResentBytes: number;
  sessions: number;
  sessionsPerKey: number;
  sessionsPerConnection: number;
  /** Ended sessions of which is remembered what they received. */
  endedSessions: number;
  /** A session without a connection is forgotten after this time. */
  offlineSessionMs: number;
  /** Requests of one session that run at the same time; beyond it the connection is not read. */
  runningRequests: number;
  /** Message ids that a session remembers having received. */
  receivedIds: number;
  /** The same of all sessions together; beyond it each that sends more remembers only a few. */
  allReceivedIds: number;
  fewReceivedIds: number;
  /** Answers and updates kept for each session until the client acknowledges them. */
  keptAnswers: number;
  keptAnswerBytes: number;
  /** Bytes of answers that all sessions together have not acknowledged; beyond it those that keep theirs longest lose them. */
  allKeptAnswerBytes: number;
  keptUpdates: number;
  keptUpdateBytes: number;
  /** The client's clock may be this far ahead or behind. */
  futureMsgS: number;
  pastMsgS: number;
  /** A message that is still running after this time is acknowledged on its own. */
  ackDelayMs: number;
  /** Results longer than this are packed when that is worthwhile. */
  gzipResultBytes: number;
  /** How often sessions, exchanges and remembered messages are looked through for what has become too old. */
  tidyEveryMs: number;
  /** Sessions that pushes to many reach in one turn of the event loop, which is about 2 ms. */
  pushSlice: number;
  /** A push to at most so many sessions does not wait for those to many. */
  pushFew: number;
  /** Sessions that pushes to few reach in one turn. */
  pushSliceToFew: number;
}

export const DEFAULT_WIRE_LIMITS: Readonly<WireLimits> = {
  firstBytesWaitMs: 30_000,
  anonymousIdleMs: 120_000,
  idleMs: 900_000,
  keepAliveMs: 60_000,
  connections: 50_000,
  connectionsPerAddress: 4_096,
  connectionBurstPerAddress: 1_024,
  connectionsPerAddressPerS: 64,
  turnMs: 20,
  turnPackets: 1_024,
  handshakeBurstPerAddress: 256,
  handshakesPerAddressPerS: 8,
  handshakeShare: 0.25,
  handshakeTurnMs: 50,
  handshakesWaiting: 512,
  handshakeBytes: 1_024,
  addresses: 65_536,
  handshakes: 8_192,
  handshakeMs: 600_000,
  firstSalts: 16_384,
  temporaryKeyS: 7 * 86_400,
  packetBytes: (1 << 20) + (1 << 16),
  halfReceivedBytes: 256 << 20,
  httpHeadersMs: 30_000,
  httpRequestMs: 900_000,
  httpIdleMs: 75_000,
  slowReaderMs: 120_000,
  shutdownWaitMs: 5_000,
  outgoingPauseBytes: 1 << 20,
  outgoingBytes: 64 << 20,
  allOutgoingBytes: 512 << 20,
  containerMessages: 1_020,
  serviceIds: 8_192,
  inflatedBytes: 2 << 20,
  packetInflatedBytes: 4 << 20,
  leastInflatedBytes: 8 << 10,
  packetResentBytes: 8 << 20,
  sessions: 200_000,
  sessionsPerKey: 64,
  sessionsPerConnection: 16,
  endedSessions: 65_536,
  offlineSessionMs: 900_000,
  runningRequests: 128,
  receivedIds: 2_048,
  allReceivedIds: 2_000_000,
  fewReceivedIds: 32,
  keptAnswers: 1_024,
  keptAnswerBytes: 2 << 20,
  allKeptAnswerBytes: 256 << 20,
  keptUpdates: 512,
  keptUpdateBytes: 256 << 10,
  futureMsgS: 30,
  pastMsgS: 300,
  ackDelayMs: 2_000,
  gzipResultBytes: 4_096,
  tidyEveryMs: 30_000,
  pushSlice: 100,
  pushFew: 16,
  pushSliceToFew: 400,
};
