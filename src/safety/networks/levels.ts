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
  const links = rare(matcher, tally.links);
  const media = rare(matcher, tally.media);
  const layouts = rare(matcher, tally.layouts);
  const avatar = tally.avatar && isRare(matcher, tally.avatar.id) ? tally.avatar.grade : 0;
  const name = tally.name && isRare(matcher, tally.name.id) ? tally.name.grade : 0;
  return {
    text: watch.posts === 0 ? undefined : reposts > 0 ? Math.min(3, reposts) : quotations > 0 ? 4 : 0,
    avatar: watch.hasAvatar ? avatar : undefined,
    media: Math.min(2, media),
    name: watch.hasName ? name : undefined,
    link: Math.min(3, links),
    graph: graphLevel(ties),
    operations: tally.tokens.length > 0 ? 1 : 0,
    template: layouts === 0 ? 0 : tally.layoutPosts >= 3 ? 2 : 1,
    hours: hoursLevel(watch.hours, matcher.hoursOf(network.id)),
    age: ageLevel(watch.createdAt, network.actionAt),
    stance: stanceLevel(watch, tally, reposts, quotations),
  };
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

/** Two rare hits in each of two networks are an observer's pattern; so is quoting more than reposting. */
function stanceLevel(watch: WatchRecord, tally: Tally, reposts: number, quotations: number): number {
  // An evader's repost under a long footer reads as a quotation too, so quotations beside several reposts prove nothing.
  if (quotations >= 1 && reposts < 2 && quotations + tally.quotedEvidence > 4 * reposts) return 1;
  const weight = (other: Tally): number =>
    other.reposts.length + other.quotations.length + other.links.length + other.mentions.length + other.media.length;
  const own = weight(tally);
  const others = watch.tallies.filter((other) => other !== tally && weight(other) >= 2 && weight(other) * 4 >= own);
  return others.length > 0 ? 2 : 0;
}

/** Known press, research, NGOs and authorities are protected; those who mostly quote wait in a lane of their own. */
export function laneOf(watch: WatchRecord, levels: Levels): Lane {
  if (watch.roles.length > 0) return 'protected';
  const owns = (levels.operations ?? 0) > 0 || (levels.name ?? 0) >= 2;
  return levels.stance === 1 && !owns ? 'quoting' : 'normal';
}

/**
 * Whether at least two signals speak for the match on their own. One alone, however strong – an operator's old phone
 * number, a common-sounding name – may lead to suspicion but never to friction.
 */
export function isCorroborated(levels: Levels): boolean {
  const text = levels.text === 4 ? 0 : Math.min(2, levels.text ?? 0);
  const several = text + Math.min(2, levels.media ?? 0) + Math.min(2, levels.link ?? 0);
  const single = [levels.avatar, levels.name, levels.graph, levels.operations, levels.template];
  return several + single.filter((level) => (level ?? 0) > 0).length >= 2;
}
