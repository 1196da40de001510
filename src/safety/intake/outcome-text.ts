import { languageFor } from '#lib/language/languages.ts';
import { minuteIn, say } from '#lib/language/say.ts';
import type { SubjectRef } from '../subjects.ts';
import { deskWords } from '../words/index.ts';

/**
 * What a reporter is told of the end of their report, in their language. It names the kind of what they reported and when,
 * no person, and not which measure: the rest is between us and whoever is affected.
 */
export function reportOutcomeText(
  tag: string,
  report: { readonly kind: SubjectRef['kind']; readonly receivedAtMs: number; readonly measure: boolean },
  noticeUrl: string,
): string {
  const lang = languageFor(tag);
  const words = deskWords[lang].outcome;
  return [
    words.title,
    '',
    say(lang, words.reported[report.kind], { when: minuteIn(lang, report.receivedAtMs) }),
    report.measure ? words.measure : words.noMeasure,
    ...(report.measure ? [] : [say(lang, words.further, { url: noticeUrl })]),
    words.quiet,
  ].join('\n');
}
