import type {
  ActionKind,
  Automation,
  DetectionSource,
  EnforcementAction,
  GroundKind,
  Restriction,
} from '../enforcement/types.ts';
import { utcMinute } from './months.ts';
import type { Statement, StatementFacts } from './types.ts';
import { english } from './words-en.ts';
import { russian } from './words-ru.ts';

/** The wording of statements in one language. Needs a lawyer's reading in every language. */
export interface StatementWords {
  readonly title: string;
  readonly orderTitle: string;
  readonly reversalTitle: string;
  readonly what: string;
  readonly concerns: string;
  readonly from: string;
  readonly until: string;
  readonly lasting: string;
  readonly where: string;
  readonly everywhere: string;
  readonly facts: string;
  readonly origin: string;
  readonly automation: string;
  readonly ground: string;
  readonly redress: string;
  readonly appeal: (until: string, url: string) => string;
  readonly orderRedress: (url: string) => string;
  readonly appealTitle: string;
  readonly appealUpheld: string;
  readonly reversalText: string;
  readonly actions: Record<ActionKind, string>;
  readonly restrictions: Record<Restriction, string>;
  readonly sources: Record<DetectionSource['kind'], string>;
  readonly detection: { readonly yes: string; readonly no: string };
  readonly decision: Record<Automation, string>;
  readonly grounds: Record<GroundKind, string>;
}

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
    `${words.redress}: ${isOrder ? words.orderRedress(facts.redressUrl) : words.appeal(utcMinute(facts.appealUntilMs), facts.redressUrl)}`,
  ].join('\n');
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

/** The answer to a complaint that was not upheld against us: the decision stands, and why. */
export function appealAnswerText(lang: string, subjectLabel: string, reasons: string): string {
  const words = wordsFor(lang);
  return [words.appealTitle, '', `${words.concerns}: ${subjectLabel}`, words.appealUpheld, reasons].join('\n');
}
