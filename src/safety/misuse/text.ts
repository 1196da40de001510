import { languageFor } from '#lib/language/languages.ts';
import { minuteIn, say } from '#lib/language/say.ts';
import { lineIn } from '../statements/text.ts';
import { deskWords } from '../words/index.ts';
import type { MisuseStep } from './types.ts';

/** What whoever is warned or suspended is told: figures, weighing, reasons, what follows, and what can be done. */
export function misuseText(step: MisuseStep, url: string): string {
  const lang = languageFor(step.lang);
  const words = deskWords[lang].misuse;
  const until = minuteIn(lang, step.untilMs);
  const { misuse, figures } = step;
  const follows =
    step.step === 'warning' || misuse === 'illegal-content'
      ? [words.next[misuse], say(lang, words.until, { until })]
      : [say(lang, words.suspended[misuse], { until })];
  return [
    words.title[step.step],
    '',
    say(lang, words.saw[misuse], { manifest: figures.manifest, total: figures.total }),
    `${words.gravity[step.gravity]} ${words.intent[step.intent]}`,
    lineIn(lang)(words.reasons, step.reasons),
    '',
    ...follows,
    say(lang, words.object, { url }),
  ].join('\n');
}

/** The short answer to whoever reports something while their reports are not processed. */
export function notProcessedText(tag: string, standing: { readonly untilMs: number; readonly url: string }): string {
  const lang = languageFor(tag);
  const { notProcessed } = deskWords[lang].misuse;
  return say(lang, notProcessed, { until: minuteIn(lang, standing.untilMs), url: standing.url });
}
