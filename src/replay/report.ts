import { type Ablation, GOAL_MESSAGE } from './ablation.ts';
import type { CapacityFigures } from './capacity.ts';
import { type Figures, goalsOf } from './goals.ts';
import type { RecallTable, Share } from './metrics.ts';
import { EVADER_CLASSES } from './world-types.ts';

const percent = (value: number): string => `${(value * 100).toFixed(1)}`.padStart(5);
const cell = ({ value, low, high }: Share): string => `${percent(value)} [${percent(low)} ${percent(high)}]`;

function table(title: string, rows: RecallTable): string {
  const columns = Object.keys(Object.values(rows)[0] ?? {});
  const head = `  message ${columns.map((name) => name.padStart(19)).join('')}`;
  const lines = Object.entries(rows).map(
    ([k, row]) =>
      `  ${k.padStart(7)} ${columns.map((name) => (row[name] ? cell(row[name]) : '').padStart(19)).join('')}`,
  );
  return [title, head, ...lines, ''].join('\n');
}

/** What each kind of evidence brings, for each class: recall without it, and its bits. */
function ablationLines(ablation: Ablation): string[] {
  return [
    'Without one kind of evidence: recall at precision 0.99 by message 1, by the message of the goal, and its mean bits there',
    `  ${''.padEnd(11)}${EVADER_CLASSES.map((name) => `${name} 1, ${GOAL_MESSAGE[name]}`.padStart(22)).join('')}`,
    ...Object.entries(ablation).map(([group, row]) => {
      const cells = EVADER_CLASSES.map((name) => {
        const { first, goal, bits } = row[name];
        return `${percent(first)} ${percent(goal)} ${(group === 'nothing' ? '' : bits.toFixed(1)).padStart(6)}`;
      });
      return `  ${group.padEnd(11)}${cells.map((cell) => cell.padStart(22)).join('')}`;
    }),
  ];
}

/** The readable report of a run. All shares in percent, with Wilson 95 % intervals. */
export function reportOf(
  own: Figures,
  bundle: Figures | undefined,
  capacity: CapacityFigures | undefined,
  heading: string,
): string {
  const goals = goalsOf(own, bundle, capacity);
  const parts = [
    heading,
    `${own.channels} channels, ${own.evaders} of them returned; ${own.posts} posts\n`,
    'Goals',
    ...goals.map(
      ({ name, goal, reached, met }) =>
        `  ${met ? 'met   ' : 'MISSED'} ${name.padEnd(54)} ${goal.padEnd(12)} ${reached}`,
    ),
    '',
    table('Recall at precision 0.99 (threshold by rank)', own.recall),
    table('Alerted by message k (the frozen threshold an operator has)', own.alerts),
    `Precision of alerts ${cell(own.precision)}`,
    `False alerts: ${Object.entries(own.falseAlerts)
      .map(([kind, { hits, of }]) => `${kind} ${hits}/${of}`)
      .join(', ')}`,
    `Members after three siblings were confirmed, by message 20: ${cell(own.memberRecallOnceConfirmed)}`,
    `Calibration error ${own.calibration.overall.toFixed(4)} over all channels, ${own.calibration.withEvidence.toFixed(4)} over those with evidence`,
    `  claimed:true (n) ${own.calibration.bands.map((band) => `${band.claimed.toFixed(2)}:${band.true.toFixed(2)} (${band.channels})`).join('  ')}`,
    `Languages, lazy and moderate by message 10: ${Object.entries(own.language.perLanguage)
      .map(([lang, found]) => `${lang} ${percent(found.value).trim()} (${found.of})`)
      .join(', ')}; gap ${percent(own.language.gap).trim()} points`,
    `Messages to alert: ${Object.entries(own.messagesToAlert)
      .map(([name, { p50, p90, found, of }]) => `${name} p50 ${p50} p90 ${p90} (${found}/${of})`)
      .join(', ')}`,
    `Moderators: ${own.load.decisions} decisions, ${own.load.refuted} refuted; ${own.load.alertsPerNight.toFixed(1)} alerts and ${own.load.minutesPerNight.toFixed(1)} minutes a night; decided after ${own.load.waitP50Seconds.toFixed(0)} s (p50), ${own.load.waitP99Seconds.toFixed(0)} s (p99)`,
    '',
    ...ablationLines(own.ablation),
    '',
  ];
  if (bundle) {
    parts.push(table('From signed bundles alone, on another server: recall at precision 0.99', bundle.recall));
    parts.push(
      `  precision of alerts ${cell(bundle.precision)}; night confirmed in 2 h ${cell(bundle.night)}; hard negatives alerted ${bundle.falseAlerts.hard?.hits ?? 0} of ${bundle.falseAlerts.hard?.of ?? 0}\n`,
    );
  }
  parts.push(
    `Pipeline: ${own.postsPerSecond.toFixed(0)} posts/s sketched, matched and scored on one thread, pictures decoded`,
  );
  if (capacity) {
    const mebi = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
    parts.push(
      `Capacity: ${capacity.texts} text sketches and ${capacity.pictures} pictures in ${mebi(capacity.indexBytes)} of indexes (${mebi(capacity.rssBytes)} resident); ` +
        `${capacity.messagesPerSecond.toFixed(0)} messages/s with a new picture in ${percent(capacity.pictureShare).trim()} % of them, ${capacity.cpuMsPerMessage.toFixed(3)} ms of processor time each (${capacity.cores.toFixed(2)} cores); scored ${capacity.waitP50Ms.toFixed(0)} ms (p50) and ${capacity.waitP99Ms.toFixed(0)} ms (p99) after they were taken`,
    );
  }
  return `${parts.join('\n')}\n`;
}
