import type { CapacityFigures } from './capacity.ts';
import { type Figures, goalsOf } from './goals.ts';
import type { RecallTable, Share } from './metrics.ts';

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

/** The readable report of a run. All shares in percent, with Wilson 95 % intervals. */
export function reportOf(
  own: Figures,
  bundle: Figures | undefined,
  capacity: CapacityFigures | undefined,
  heading: string,
): string {
  const goals = goalsOf(own, bundle);
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
    'Without one kind of evidence: recall at precision 0.99 (lazy 5, moderate 5, careful 20, translated 30)',
    ...Object.entries(own.ablation).map(
      ([name, row]) => `  ${name.padEnd(11)} ${Object.values(row).map(percent).join('  ')}`,
    ),
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
        `${capacity.messagesPerSecond.toFixed(0)} messages/s on one thread, p50 ${capacity.p50Ms.toFixed(2)} ms, p99 ${capacity.p99Ms.toFixed(2)} ms; ${capacity.pictureQueriesPerSecond.toFixed(0)} pictures/s`,
    );
  }
  return `${parts.join('\n')}\n`;
}
