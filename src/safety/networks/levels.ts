import { type HourProfile, hourShape, hoursSimilarity } from '../fingerprints/posting-hours.ts';
import type { Lane } from './decide.ts';
import type { Levels } from './groups.ts';
import { COMMON_FROM, type Matcher } from './matcher.ts';
import { DAY_SECONDS, type NetworkRecord } from './types.ts';
import type { Tally, WatchRecord } from './watch.ts';

/** How a subject is tied to others that are suspected of, or confirmed in, the same network. */
export interface Ties {
  suspected: number;
  confirmed: number;
}

const rare = (matcher: Matcher, ids: readonly string[]): number => {
  let count = 0;
  for (const id of ids) if (matcher.commonness(id) < COMMON_FROM) count++;
  return count;
};

/** The same link under several members is one link. */
function distinctRare(matcher: Matcher, ids: readonly string[]): number {
  const things = new Set<string>();
  for (const id of ids) if (isRare(matcher, id)) things.add(matcher.about(id)?.thing ?? id);
  return things.size;
}

const isRare = (matcher: Matcher, id: string): boolean => matcher.commonness(id) < COMMON_FROM;

/** The levels of all evidence groups for a pair; common material counts as not there. */
export function levelsOf(
  watch: WatchRecord,
  tally: Tally,
  network: NetworkRecord,
  matcher: Matcher,
  ties: Ties,
): Levels {
  const reposts = rare(matcher, tally.reposts);
  const quotations = rare(matcher, tally.quotations);
  const links = distinctRare(matcher, tally.links);
  const media = rare(matcher, tally.media);
  const layouts = rare(matcher, tally.layouts);
  const levels = {
    text: watch.posts === 0 ? undefined : reposts > 0 ? Math.min(3, reposts) : quotations > 0 ? 4 : 0,
    avatar: watch.hasAvatar ? gradeOf(matcher, tally.avatar) : undefined,
    media: Math.min(2, media),
    name: watch.hasName ? nameLevel(matcher, tally) : undefined,
    link: Math.min(3, links),
    graph: graphLevel(ties),
    operations: tally.tokens.length > 0 ? 1 : 0,
    template: layouts === 0 ? 0 : tally.layoutPosts >= 3 ? 2 : 1,
    hours: hoursLevel(watch.hours, matcher.hoursOf(network.id)),
    age: ageLevel(watch.createdAt, network.actionAt),
    stance: stanceLevel(matcher, tally, watch.tallies, quotations),
    member: memberLevel(matcher, tally),
    disguise: reposts > 0 && tally.disguised ? Math.min(1, rare(matcher, tally.disguised)) : undefined,
    agreement: undefined,
  };
  return { ...levels, agreement: isCorroborated(levels, actsOf(watch, tally)) ? 1 : 0 };
}

/** What everybody shows says nothing either way: it is neither the removed one's nor another. */
const gradeOf = (matcher: Matcher, found: Tally['avatar']): number | undefined =>
  !found ? 0 : isRare(matcher, found.id) ? found.grade : undefined;

/** A title and a handle that are both a removed member's are two choices of the same person, not one. */
function nameLevel(matcher: Matcher, { name, handle }: Tally): number {
  const title = name && isRare(matcher, name.id) ? name.grade : 0;
  const address = handle && isRare(matcher, handle.id) ? handle.grade : 0;
  return title >= 2 && address >= 2 ? 4 : Math.max(title, address);
}

/**
 * Who comes back brings what was his: how many of the signals are one removed member's. Pictures that were posted go round in the
 * whole network, so whose they are says nothing; an avatar is somebody's, also where it is posted.
 */
function memberLevel(matcher: Matcher, tally: Tally): number | undefined {
  const { avatar, name, handle, also } = tally;
  const own = [name, handle].filter((found) => (found?.grade ?? 0) > 1);
  const ids = new Set([...tally.reposts, ...tally.media, ...[avatar, ...own].flatMap((found) => found?.id ?? [])]);
  const signals = new Map<string, number>();
  let all = 0;
  for (const id of ids) {
    if (!isRare(matcher, id) || matcher.about(id)?.isMedia) continue;
    all++;
    const members = new Set([id, ...(also?.[id] ?? [])].flatMap((one) => matcher.about(one)?.nodeId ?? []));
    for (const nodeId of members) signals.set(nodeId, (signals.get(nodeId) ?? 0) + 1);
  }
  return all < 2 ? undefined : Math.min(2, Math.max(1, ...signals.values()) - 1);
}

/** Ties to living suspects only: the dead handles of removed members are named by those who miss or study them. */
function graphLevel(ties: Ties): number {
  if (ties.confirmed > 0) return ties.confirmed > 1 ? 4 : 3;
  return Math.min(2, ties.suspected);
}

function hoursLevel(own: HourProfile, banked: Float64Array | undefined): number | undefined {
  const shape = banked && hourShape(own);
  if (!banked || !shape) return undefined;
  const similarity = hoursSimilarity(shape, banked);
  return similarity >= 0.75 ? 2 : similarity >= 0.5 ? 1 : 0;
}

function ageLevel(createdAt: number, actionAt: number): number {
  const days = (createdAt - actionAt) / DAY_SECONDS;
  if (days < -180) return 0;
  // Backups are made in the last days before an action too, so a day's grace counts as after.
  if (days < -1) return 1;
  return days <= 14 ? 3 : 2;
}

/** What it shows of the network outside quotations, copied texts apart. Who disguises a copy does not observe. */
function ownSignals(matcher: Matcher, tally: Tally): number {
  const single = [tally.avatar, tally.name, tally.handle].filter((found) => found && isRare(matcher, found.id)).length;
  const layouts = rare(matcher, tally.layouts) > 0 ? Math.min(3, tally.layoutPosts) : 0;
  const posted = distinctRare(matcher, tally.links) + rare(matcher, tally.media) + layouts;
  return posted + single + Math.min(1, tally.tokens.length) + 4 * rare(matcher, tally.disguised ?? []);
}

/** Two rare hits in each of two networks are an observer's pattern; so is quoting more than showing things of its own. */
function stanceLevel(matcher: Matcher, tally: Tally, tallies: readonly Tally[], quotations: number): number {
  // An evader's repost under a long footer reads as a quotation too, so one alone, or one beside much else, is none.
  const quotes = quotations + tally.quotedEvidence;
  const reposts = rare(matcher, tally.reposts);
  // Four quotations weigh as much as a copied post, where the copies are the more.
  const own = ownSignals(matcher, tally) + (quotations >= reposts ? 0 : 4 * reposts);
  // A quotation that was not seen as one leaves its link and its picture behind, so twice as many are no sign.
  if (quotations >= 2 && 2 * quotes > own) return 1;
  const weight = (other: Tally): number =>
    other.reposts.length + other.quotations.length + other.links.length + other.mentions.length + other.media.length;
  const shown = weight(tally);
  const others = tallies.filter((other) => other !== tally && weight(other) >= 2 && weight(other) * 4 >= shown);
  return others.length > 0 ? 2 : 0;
}

/** Known press, research, NGOs and authorities are protected; those who mostly quote wait in a lane of their own. */
export function laneOf(watch: WatchRecord, levels: Levels): Lane {
  if (watch.roles.length > 0) return 'protected';
  const owns = (levels.operations ?? 0) > 0 || (levels.name ?? 0) >= 2;
  const quotes = levels.stance === 1 || (levels.stance === 2 && levels.text === 4);
  return quotes && !owns ? 'quoting' : 'normal';
}

/** How many posts brought something of the network, of how many. */
export interface Acts {
  readonly acts?: number | undefined;
  readonly posts?: number | undefined;
}

/** How much a subject showed of a network, beside how much it showed in all. */
export const actsOf = (watch: WatchRecord, tally: Tally): Acts => ({ acts: tally.acts, posts: watch.posts });

/** Who quotes now and then shows two copies among thirty posts; who comes back begins with them. */
const DENSE = 1 / 6;

/**
 * Whether at least two signals speak for the match on their own. One alone, however strong – an operator's old phone
 * number, a common-sounding name – may lead to suspicion but never to friction.
 */
export function isCorroborated(levels: Levels, { acts = 2, posts = acts }: Acts = {}): boolean {
  const text = levels.text === 4 ? 0 : (levels.text ?? 0);
  const media = levels.media ?? 0;
  const link = levels.link ?? 0;
  const lasting = [levels.avatar, levels.name, levels.graph, levels.operations].filter((level) => (level ?? 0) > 0);
  const others = lasting.length + ((levels.template ?? 0) > 0 ? 1 : 0) + (levels.name === 4 ? 1 : 0);
  const disguised = levels.disguise === 1;
  // A text, a picture and a link of one post are one act: who writes about a network may show all of it in one.
  if (lasting.length === 0 && acts < 2) return false;
  // Who believes the same quotes the same passages, and who writes about a network shows its links: two copied texts
  // alone say as little as links alone, unless one is disguised, or both are one removed member's and no rare thing
  // there. Three say more, unless they are of several networks.
  if (media === 0 && others === 0 && (text === 0 || link === 0)) {
    const archive = (levels.member ?? 0) > 0 && acts >= posts * DENSE;
    const enough = text >= 3 || (text === 2 && (archive || disguised));
    return enough && (levels.stance ?? 0) === 0;
  }
  const several = Math.min(2, text) + Math.min(2, media) + Math.min(2, link);
  // One copied post and one link are what a former member has, too, who only misses the network and hides nothing.
  const isKeepsake = text === 1 && link === 1 && several === 2 && others === 0 && !disguised;
  return several + others >= 2 && !isKeepsake;
}
