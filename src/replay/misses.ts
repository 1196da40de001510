import { GOAL_MESSAGE } from './ablation.ts';
import { evadersOf, isRight } from './metrics.ts';
import { CHECKPOINTS, type ChannelResult, isSameNetwork } from './play.ts';
import type { EvaderClass, Kept } from './world-types.ts';

/** What held an alert back: nothing was matched, one signal or one act only, the score, a lane, another network before it. */
export type Bound = 'nothing matched' | 'rule of two' | 'score' | 'lane' | 'another network';

/** A returned channel that was not alerted by the message of its goal, and why. */
export interface Miss {
  subject: string;
  evader: EvaderClass;
  kept: Kept;
  /** What its posts up to then truly had of the network. */
  showed: { reposts: string[]; links: number; media: number; layouts: number; ties: number };
  bound: Bound;
  /** Bits per group as the engine scored it then. */
  bits: Readonly<Record<string, number>>;
  total: number;
  /** After how many posts it was alerted at last. */
  alertedAfter: number | undefined;
}

/** All returned channels that came too late for their goal, with the evidence at that message. */
export function missesOf(results: readonly ChannelResult[], priorityAt: number): Miss[] {
  return evadersOf(results).flatMap((result) => {
    const { channel, alert, snapshots } = result;
    const { truth } = channel;
    if (!truth) return [];
    const posts = GOAL_MESSAGE[truth.evader];
    const right = alert && isSameNetwork(truth.networkId, alert.networkId);
    if (right && alert.posts <= posts) return [];
    const snapshot = snapshots[CHECKPOINTS.indexOf(posts)];
    const found = snapshot && isRight(result, snapshot) ? snapshot : undefined;
    const bound: Bound = !snapshot
      ? 'nothing matched'
      : !found
        ? 'another network'
        : found.lane !== 'normal'
          ? 'lane'
          : !found.corroborated
            ? 'rule of two'
            : found.posterior < priorityAt
              ? 'score'
              : 'another network';
    return [
      {
        subject: channel.profile.subject,
        evader: truth.evader,
        kept: truth.kept,
        showed: showedBy(result, posts),
        bound,
        bits: Object.fromEntries(Object.entries(found?.parts ?? {}).map(([group, tenths]) => [group, tenths / 10])),
        total: (found?.tenths ?? 0) / 10,
        alertedAfter: right ? alert.posts : undefined,
      },
    ];
  });
}

function showedBy({ channel }: ChannelResult, posts: number): Miss['showed'] {
  const shown = channel.truth?.shown.slice(0, posts) ?? [];
  return {
    reposts: shown.flatMap(({ repost }) => repost ?? []),
    links: shown.filter(({ link }) => link).length,
    media: shown.filter(({ media }) => media).length,
    layouts: shown.filter(({ layout }) => layout).length,
    ties: channel.posts.slice(0, posts).filter(({ refs }) => refs !== undefined).length,
  };
}

/** One line for each, readable. */
export const missLine = (miss: Miss): string => {
  const { kept, showed } = miss;
  const bits = Object.entries(miss.bits).map(([group, value]) => `${group} ${value}`);
  return [
    `  ${miss.subject} ${miss.evader}: title ${kept.title}, avatar ${kept.avatar}, operators ${kept.operators ? 'kept' : 'new'}`,
    `showed ${showed.reposts.length} reposts${showed.reposts.length > 0 ? ` (${showed.reposts.join(', ')})` : ''}, ${showed.links} links, ${showed.media} pictures, ${showed.layouts} layouts, ${showed.ties} ties`,
    `bound by ${miss.bound}; ${miss.total} bits: ${bits.join(', ')}; alerted ${miss.alertedAfter === undefined ? 'never' : `after ${miss.alertedAfter}`}`,
  ].join('; ');
};
