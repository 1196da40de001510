/** What a started server tells on its ready line. */
export interface ReadyFacts {
  /** Base URL that reaches the server now. */
  http: string;
  /** Addresses with the ports that were really taken. */
  listen: string[];
  dcId: number;
  layer: number;
  /** PKCS#1 PEM. */
  publicKey: string;
}

export interface RunningServer {
  readonly ready: ReadyFacts;
  /** Resolves when something that the server cannot do without has failed. */
  readonly failed?: Promise<Error>;
  /** Answers what is under way, closes the sockets, then the store. */
  close(): Promise<void>;
}
