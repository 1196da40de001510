import type { DetectionSource, EnforcementAction } from '../enforcement/types.ts';
import { utcMinute } from './months.ts';
import type { Appeal, Statement, StatementFacts } from './types.ts';
import type { StatementWords } from './words.ts';
import { english } from './words-en.ts';
import { russian } from './words-ru.ts';

type AppealOutcome = NonNullable<Appeal['outcome']>;

/** Russian for Russian speakers, English for everyone else. */
export function wordsFor(lang: string): StatementWords {
  return lang.toLowerCase().startsWith('ru') ? russian : english;
}

/** Everything that Art. 17(3) lists, in the reader's language; names a notifier only for trusted flaggers. */
export function statementText(
  kind: Exclude<Statement['kind'], 'appeal-answer'>,
  lang: string,
  facts: StatementFacts,
): string {
  const words = wordsFor(lang);
  const concerns = `${words.concerns}: ${facts.subjectLabel}`;
  if (kind === 'reversal') return [words.reversalTitle, '', concerns, words.reversalText].join('\n');
  const isOrder = kind === 'order-information';
  return [
    isOrder ? words.orderTitle : words.title,
    '',
    `${words.what}: ${actionText(words, facts.action)}`,
    concerns,
    `${words.where}: ${facts.action.kind === 'withhold' ? facts.action.countries.join(', ') : words.everywhere}`,
    `${words.from}: ${utcMinute(facts.madeAtMs)}`,
    facts.untilMs === null ? words.lasting : `${words.until}: ${utcMinute(facts.untilMs)}`,
    `${words.facts}: ${facts.facts}`,
    `${words.origin}: ${sourceText(words, facts.source)}`,
    `${words.automation}: ${facts.detectedAutomatically ? words.detection.yes : words.detection.no} ${words.decision[facts.automation]}`,
    `${words.ground}: ${words.grounds[facts.ground.kind]}: ${facts.ground.reference}. ${facts.ground.explanation}`,
    '',
    `${words.redress}: ${isOrder ? orderRedress(words, facts) : words.appeal(utcMinute(facts.appealUntilMs), facts.redressUrl)}`,
  ].join('\n');
}

function orderRedress(words: StatementWords, { ground, redressUrl }: StatementFacts): string {
  const named = ground.redress?.trim() ?? '';
  const scrutiny = ground.kind === 'tco-order' ? [words.orderScrutiny] : [];
  return [
    words.orderRedress(redressUrl),
    ...scrutiny,
    ...(named === '' ? [] : [`${words.orderNamesRedress}: ${named}.`]),
  ].join(' ');
}

function actionText(words: StatementWords, action: EnforcementAction): string {
  const base = words.actions[action.kind];
  if (action.kind === 'restrict')
    return `${base}: ${action.limits.map((limit) => words.restrictions[limit]).join(', ')}.`;
  if (action.kind === 'ban-usernames') return `${base}: ${action.usernames.map((name) => `@${name}`).join(', ')}.`;
  return base;
}

function sourceText(words: StatementWords, source: DetectionSource): string {
  return source.kind === 'trusted-flagger'
    ? `${words.sources[source.kind]}: ${source.name}.`
    : words.sources[source.kind];
}

/**
 * The answer to a complaint: what was decided, why, and what else can be done (DSA Art. 20(5)), which is nothing where the
 * complainant got all that was asked for.
 */
export function appealAnswerText(lang: string, subjectLabel: string, outcome: AppealOutcome, reasons: string): string {
  const words = wordsFor(lang);
  return [
    words.appealTitle,
    '',
    `${words.concerns}: ${subjectLabel}`,
    words.appealOutcomes[outcome],
    `${words.appealReasons}: ${reasons}`,
    ...(outcome === 'reversed' ? [] : ['', `${words.redress}: ${words.appealRedress}`]),
  ].join('\n');
}
