/** Where a client is pointed: the near end of a line, and the key of the server behind it. */
export interface Place {
  port: number;
  dcId: number;
  /** PKCS#1 PEM. */
  publicKey: string;
}

/** Whom one writes to: an account, or a basic group. */
export interface Peer {
  kind: 'user' | 'group';
  id: number;
}

/** A message as every library can tell it. */
export interface Seen {
  id: number;
  text: string;
  kind: 'text' | 'photo' | 'document' | 'poll' | 'service';
  from: number;
  replyTo?: number;
  /** The account that wrote it first. */
  forwardedFrom?: number;
  pinned: boolean;
  edited: boolean;
  /** Emoji to number of people. */
  reactions: Record<string, number>;
  /** Voters of each answer, in order. */
  votes?: number[];
}

/** What reached a person by itself, oldest first. */
export interface Heard {
  /** `notice` is what the server wants shown in a window of its own. */
  kind: 'new' | 'edit' | 'delete' | 'notice';
  id: number;
  text: string;
}

/** One person with one stock client library; each adapter does it the way that library's users do. */
export interface Person {
  readonly heard: readonly Heard[];
  /** Signs in; signs up when the number is new. Returns the own account id. */
  start(phone: string, firstName: string, password?: string): Promise<number>;
  /** Shows a QR code and returns when somebody let this device in: `accept` gets the link in it. */
  startByQr(accept: (link: string) => Promise<void>, password: string): Promise<number>;
  acceptQr(link: string): Promise<void>;
  /** Adds the number to the contacts; this is how people meet. */
  meet(phone: string, firstName: string): Promise<Peer>;
  createGroup(title: string, members: Peer[]): Promise<Peer>;
  send(to: Peer, text: string, replyTo?: number): Promise<number>;
  edit(to: Peer, id: number, text: string): Promise<void>;
  /** For everybody. */
  remove(to: Peer, id: number): Promise<void>;
  forward(from: Peer, id: number, to: Peer): Promise<number>;
  react(to: Peer, id: number, emoji: string): Promise<void>;
  pin(to: Peer, id: number): Promise<void>;
  sendPhoto(to: Peer, picture: Uint8Array, caption: string): Promise<number>;
  sendDocument(to: Peer, bytes: Uint8Array, fileName: string): Promise<number>;
  download(from: Peer, id: number): Promise<Uint8Array>;
  sendPoll(to: Peer, question: string, answers: string[]): Promise<number>;
  vote(to: Peer, id: number, answer: number): Promise<void>;
  message(chat: Peer, id: number): Promise<Seen | undefined>;
  /** Newest first. */
  history(chat: Peer, limit: number): Promise<Seen[]>;
  search(chat: Peer, words: string): Promise<Seen[]>;
  setPassword(password: string): Promise<void>;
  /** How many devices are signed in; those that still owe a password do not count. */
  sessions(): Promise<number>;
  resetOtherSessions(): Promise<void>;
  block(peer: Peer, blocked: boolean): Promise<void>;
  /** Does what this library leaves to its user after a lost connection; what was missed is heard afterwards. */
  recover(): Promise<void>;
  close(): Promise<void>;
}

export type MakePerson = (place: Place) => Promise<Person>;

/** The token in the link of a QR code. */
export function tokenOf(link: string): Uint8Array {
  const token = /^tg:\/\/login\?token=([\w-]+=*)$/.exec(link)?.[1];
  if (token === undefined) throw new Error(`not a sign-in link: ${link}`);
  return Buffer.from(token, 'base64url');
}
