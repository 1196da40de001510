import type { Post, Profile, RemovedSubject } from '#safety';
import type { OwnPicture, PictureSource } from './pictures.ts';
import type { Random } from './random.ts';
import type { Writer } from './writer.ts';

export const EVADER_CLASSES = ['lazy', 'moderate', 'careful', 'translated'] as const;
export type EvaderClass = (typeof EVADER_CLASSES)[number];

export const HARD_NEGATIVES = [
  'news',
  'research',
  'counterSpeech',
  'fans',
  'sameLanguage',
  'clones',
  'sharedAdmin',
  'innocents',
  'namesakes',
] as const;
export type HardNegative = (typeof HARD_NEGATIVES)[number];

/** One channel of the synthetic week with all that it will show, in order. */
export interface Channel {
  kind: 'benign' | 'evader' | HardNegative;
  lang: string;
  profile: Profile;
  posts: Post[];
  /** For evaders only: the network it truly belongs to and how it hides. */
  truth?: Truth;
}

export interface Truth {
  networkId: string;
  evader: EvaderClass;
  night: boolean;
  kept: Kept;
  /** What each of its posts has of the network, in their order. */
  shown: Shown[];
}

/** What a returned channel kept of the removed one. */
export interface Kept {
  title: 'kept' | 'edited' | 'new';
  avatar: 'kept' | 'edited' | 'new';
  operators: boolean;
}

export interface Shown {
  /** How the repeated post was edited, if it is one. */
  repost?: string;
  link: boolean;
  media: boolean;
  layout: boolean;
}

/** A removed network with the material it was remembered by and is now rebuilt from. */
export interface RemovedNetwork {
  id: string;
  actionAt: number;
  langs: [string, string];
  members: RemovedMember[];
  motif: string;
  links: string[];
  layout: (text: string, random: Random) => string;
  layoutName: string;
  media: Uint8Array[];
  operators: string[];
  peakHour: number;
  accounts: number;
  bots: number;
}

export interface RemovedMember {
  subject: RemovedSubject;
  handle: string;
  picture: OwnPicture;
  lang: string;
}

export interface World {
  seed: number;
  networks: RemovedNetwork[];
  channels: Channel[];
  /** Entities that the action removed: channels, bots and accounts. */
  removedEntities: number;
}

/** What all parts of the generator draw on. */
export interface Workshop {
  random: Random;
  pictures: PictureSource;
  writers: ReadonlyMap<string, Writer>;
  /** Rendered stock avatars that ordinary channels use. */
  stockPool: readonly Uint8Array[];
  emblems: readonly Uint8Array[];
  scale: number;
  /** So many hard negatives of each kind, where other than the scale says. */
  hardPerKind?: number | undefined;
}

/** 22 November 2019, 00:00 UTC. */
export const ACTION_AT = 1_574_380_800;
export const HOUR = 3_600;
export const DAY = 86_400;
