import type { HourProfile } from '../fingerprints/posting-hours.ts';
import type { NameSketch } from '../fingerprints/name-signals.ts';
import type { PictureSketch } from '../fingerprints/sketch-picture.ts';
import type { TextSketch } from '../fingerprints/sketch-text.ts';

export type NodeKind = 'channel' | 'group' | 'bot' | 'account';

/** A set of removed subjects that belong together. Times are seconds since 1970. */
export interface NetworkRecord {
  id: string;
  /** The case's label at the desk; it comes from a moderator, never from the removed subjects. */
  label: string;
  policyCategory: string;
  /** When the action removed it. */
  actionAt: number;
  decisionId: string;
  /** Where the memory comes from: an own decision, a bundle of another server, or an observer's export. */
  source:
    | { kind: 'own' }
    | { kind: 'bundle'; bundleId: string; issuer: string }
    /** Nothing of it is kept here: the issuer was asked, and recognised somebody. */
    | { kind: 'asked'; issuer: string }
    | { kind: 'observer'; note: string };
}

/** Whether the memory of a network is another server's: not ours to renew, to pass on or to answer from. */
export const isOfOthers = ({ source }: NetworkRecord): boolean => source.kind === 'bundle' || source.kind === 'asked';

/** One removed subject, known by a random number only. */
export interface NodeRecord {
  id: string;
  networkId: string;
  kind: NodeKind;
  /** Two- or three-letter language, when known. */
  lang?: string;
  /** Monday of the week of creation, as days since 1970 divided by 7. */
  createdWeek: number;
  /** log2 of its members, rounded. */
  sizeBucket: number;
  /** The own decision that removed it. Never leaves the server. */
  decisionId?: string;
}

/** What a fingerprint holds. `handle` and `token` never leave the server. */
export type Signal =
  | { type: 'text'; sketch: TextSketch }
  | { type: 'picture'; role: 'avatar' | 'media'; sketch: PictureSketch }
  | { type: 'title'; sketch: NameSketch }
  | { type: 'handle'; sketch: NameSketch }
  | { type: 'link'; path: string }
  | { type: 'mention'; ref: string }
  | { type: 'layout'; hash: string }
  | { type: 'commands'; hash: string }
  | { type: 'hours'; hours: HourProfile }
  | { type: 'token'; token: string };

export type SignalType = Signal['type'];

export interface Fingerprint {
  id: string;
  nodeId: string;
  networkId: string;
  /** The decision it rests on; when that is overturned the fingerprint dies. */
  decisionId: string;
  /** The sketch key it was made under. */
  keyId: string;
  createdAt: number;
  /** At most `FINGERPRINT_LIFE_SECONDS` after creation or the last renewal. */
  expiresAt: number;
  /** How many other subjects showed the same thing when it was banked. */
  df: number;
  signal: Signal;
}

/** A tie between two removed subjects; `weightBucket` is log2 of how often, rounded. */
export interface NetworkEdge {
  networkId: string;
  from: string;
  to: string;
  type: 'forward' | 'mention' | 'invite';
  weightBucket: number;
}

export const DAY_SECONDS = 86_400;
export const FINGERPRINT_LIFE_SECONDS = 180 * DAY_SECONDS;

/** Who a subject is known to be; each is assigned by a person and logged. */
export type SubjectRole = 'press' | 'research' | 'ngo' | 'authority';

/** What is observed of a subject when it appears or changes. */
export interface Profile {
  subject: string;
  kind: NodeKind;
  atS: number;
  createdAt: number;
  title: string;
  handle?: string;
  /** Encoded picture. */
  avatar?: Uint8Array;
  roles?: readonly SubjectRole[];
  /** Keyed device, phone and address-prefix tokens of its operators; this server only. */
  operatorTokens?: readonly string[];
  commands?: readonly string[];
}

/** One public post as the event log tells it. */
export interface Post {
  subject: string;
  atS: number;
  text: string;
  /** Links that stand behind words of the text. */
  links?: readonly string[];
  /** Encoded pictures. */
  pictures?: readonly Uint8Array[];
  /** Subjects that it forwards from or mentions, resolved by the server. */
  refs?: readonly string[];
}

/** Limits of what is kept per removed subject and per watched pair. */
export const NETWORK_LIMITS = {
  textsPerNode: 256,
  picturesPerNode: 32,
  linksPerNode: 128,
  layoutsPerNode: 32,
  tokensPerNode: 16,
  hitsPerKind: 32,
  refsPerSubject: 64,
  networksPerSubject: 8,
} as const;
