import { GROUPS, type Group, isCorroborated } from '#safety';
import { evadersOf, isRight, recallAt, thresholdAt } from './metrics.ts';
import { CHECKPOINTS, type ChannelResult, type Snapshot } from './play.ts';
import { EVADER_CLASSES, type EvaderClass } from './world-types.ts';

/** What is left of one class when a kind of evidence is taken away. */
interface Remaining {
  /** Recall at precision 0.99 by the first message and by the message that the goal names. */
  first: number;
  goal: number;
  /** Bits that this evidence adds on average to a channel of the class at its goal. */
  bits: number;
}

export type Ablation = Record<string, Record<EvaderClass, Remaining>>;

export const GOAL_MESSAGE: Record<EvaderClass, (typeof CHECKPOINTS)[number]> = {
  lazy: 5,
  moderate: 5,
  careful: 20,
  translated: 30,
};

/** A channel as it would stand had nobody looked at this kind of evidence: neither in bits nor for the rule of two. */
export function without(group: Group, snapshot: Snapshot): Snapshot {
  const { [group]: own = 0, ...parts } = snapshot.parts;
  const levels = { ...snapshot.levels, [group]: undefined };
  return {
    ...snapshot,
    parts,
    levels,
    tenths: snapshot.tenths - own,
    corroborated: isCorroborated(levels, snapshot.acts),
  };
}

/** What each kind of evidence brings to each class; the row "nothing" has all of it. */
export function ablation(results: readonly ChannelResult[]): Ablation {
  const table: Ablation = {};
  for (const group of ['nothing', ...GROUPS] as const) {
    const left =
      group === 'nothing'
        ? results
        : results.map((result) => ({
            ...result,
            snapshots: result.snapshots.map((snapshot) => snapshot && without(group, snapshot)),
          }));
    table[group] = rowOf(left, results, group);
  }
  return table;
}

function rowOf(
  left: readonly ChannelResult[],
  whole: readonly ChannelResult[],
  group: Group | 'nothing',
): Record<EvaderClass, Remaining> {
  const of = (list: readonly ChannelResult[], name: EvaderClass): ChannelResult[] =>
    evadersOf(list).filter(({ channel }) => channel.truth?.evader === name);
  const recall = (name: EvaderClass, message: (typeof CHECKPOINTS)[number]): number => {
    const at = CHECKPOINTS.indexOf(message);
    return recallAt(of(left, name), at, thresholdAt(left, at, 0.99)).value;
  };
  const row = (name: EvaderClass): Remaining => ({
    first: recall(name, 1),
    goal: recall(name, GOAL_MESSAGE[name]),
    bits: group === 'nothing' ? 0 : meanBits(of(whole, name), CHECKPOINTS.indexOf(GOAL_MESSAGE[name]), group),
  });
  const [lazy, moderate, careful, translated] = EVADER_CLASSES;
  return { lazy: row(lazy), moderate: row(moderate), careful: row(careful), translated: row(translated) };
}

function meanBits(results: readonly ChannelResult[], checkpoint: number, group: Group): number {
  let tenths = 0;
  let channels = 0;
  for (const { snapshots, channel } of results) {
    const snapshot = snapshots[checkpoint];
    if (!snapshot || !isRight({ channel }, snapshot)) continue;
    tenths += snapshot.parts[group] ?? 0;
    channels++;
  }
  return channels === 0 ? 0 : tenths / 10 / channels;
}
