import { type Language, languageFor } from '#lib/language/languages.ts';
import { listIn, minuteIn, say } from '#lib/language/say.ts';
import type { DetectionSource, EnforcementAction } from '../enforcement/types.ts';
import { deskWords } from '../words/index.ts';
import type { Appeal, Statement, StatementFacts } from './types.ts';

type AppealOutcome = NonNullable<Appeal['outcome']>;

/** Everything that Art. 17(3) lists, in the reader's language; names a notifier only for trusted flaggers. */
export function statementText(
  kind: Exclude<Statement['kind'], 'appeal-answer'>,
  tag: string,
  facts: StatementFacts,
): string {
  const lang = languageFor(tag);
  const words = deskWords[lang].statement;
  const line = lineIn(lang);
  const concerns = line(words.concerns, facts.subjectLabel);
  if (kind === 'reversal') return [words.reversalTitle, '', concerns, words.reversalText].join('\n');
  const isOrder = kind === 'order-information';
  const { action, ground } = facts;
  const appeal = { until: minuteIn(lang, facts.appealUntilMs), url: facts.redressUrl };
  return [
    isOrder ? words.orderTitle : words.title,
    '',
    line(words.what, actionText(lang, action)),
    concerns,
    line(words.where, action.kind === 'withhold' ? listIn(lang, action.countries) : words.everywhere),
    line(words.from, minuteIn(lang, facts.madeAtMs)),
    facts.untilMs === null ? words.lasting : line(words.until, minuteIn(lang, facts.untilMs)),
    line(words.facts, facts.facts),
    line(words.origin, sourceText(lang, facts.source)),
    line(
      words.automation,
      `${facts.detectedAutomatically ? words.detection.yes : words.detection.no} ${words.decision[facts.automation]}`,
    ),
    line(
      words.ground,
      `${say(lang, words.grounds[ground.kind], { reference: ground.reference })} ${ground.explanation}`,
    ),
    '',
    line(words.redress, isOrder ? orderRedress(lang, facts) : say(lang, words.appeal, appeal)),
  ].join('\n');
}

/** Writes a name and what belongs to it as one line of a text in this language. */
export const lineIn =
  (lang: Language) =>
  (name: string, value: string): string =>
    say(lang, deskWords[lang].pair, { name, value });

function orderRedress(lang: Language, { ground, redressUrl }: StatementFacts): string {
  const words = deskWords[lang].statement;
  const scrutiny = ground.kind === 'tco-order' ? [words.orderScrutiny] : [];
  return [say(lang, words.orderRedress, { url: redressUrl }), ...scrutiny, ...namedRedress(lang, ground.redress)].join(
    ' ',
  );
}

/** What an order itself says of how it can be challenged, if it says anything. */
export function namedRedress(lang: Language, said: string | undefined): string[] {
  const redress = said?.trim() ?? '';
  return redress === '' ? [] : [say(lang, deskWords[lang].statement.orderNamesRedress, { redress })];
}

function actionText(lang: Language, action: EnforcementAction): string {
  const { actions, restrictions } = deskWords[lang].statement;
  const limits = action.kind === 'restrict' ? action.limits.map((limit) => restrictions[limit]) : [];
  const names = action.kind === 'ban-usernames' ? action.usernames.map((name) => `@${name}`) : [];
  return say(lang, actions[action.kind], { limits: listIn(lang, limits), names: listIn(lang, names) });
}

const sourceText = (lang: Language, source: DetectionSource): string =>
  say(
    lang,
    deskWords[lang].statement.sources[source.kind],
    source.kind === 'trusted-flagger' ? { name: source.name } : {},
  );

/**
 * The answer to a complaint: what was decided, why, and what else can be done (DSA Art. 20(5)), which is nothing where the
 * complainant got all that was asked for.
 */
export function appealAnswerText(tag: string, subjectLabel: string, outcome: AppealOutcome, reasons: string): string {
  const lang = languageFor(tag);
  const words = deskWords[lang].statement;
  const line = lineIn(lang);
  return [
    words.appealTitle,
    '',
    line(words.concerns, subjectLabel),
    words.appealOutcomes[outcome],
    line(words.appealReasons, reasons),
    ...(outcome === 'reversed' ? [] : ['', line(words.redress, words.appealRedress)]),
  ].join('\n');
}
