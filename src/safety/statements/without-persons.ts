import type { SubjectRecord } from '../ports.ts';

const struck = '[…]';

/** What points to a person in a text: addresses, handles, telephone numbers, ids and links. */
const pointers = [
  /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
  /(?:https?|tg):\/\/\S+|\bt\.me\/\S+/giu,
  /(?<![\w@])@\w{3,}/gu,
  /\+\d(?:[\s().-]?\d){6,}/gu,
  /(?<![\w-])-?\d{5,}(?!\w)/gu,
];

/**
 * A text without what names or reaches the person concerned, for a database that everybody can read. `record` has what
 * the desk calls the subject: "Ember Wick", "@ember", "Cinder Choir (@choir)" or "photo 4 of Ember Wick". It is a net,
 * not a proof: the form asks whoever writes to name nobody.
 */
export function withoutPersons(text: string, { subject, label }: Pick<SubjectRecord, 'subject' | 'label'>): string {
  const name = label.replace(/^\w+ \d+ (?:in|of) /u, '').replace(/ \(@\w+\)$/u, '');
  // Of a person also the first name alone says who it is; the words of a title say nothing.
  const parts = subject.kind === 'chat' || subject.kind === 'message' ? [] : name.split(/\s+/u);
  const names = [name, ...parts].map((one) => one.replace(/^@/u, '')).filter((one) => [...one].length > 2);
  let left = text;
  for (const pointer of pointers) left = left.replaceAll(pointer, struck);
  for (const name of names) {
    if (!mayHold(left, name)) continue;
    const escaped = name.replaceAll(/[$()*+./?[\\\]^{|}]/gu, '\\$&');
    left = left.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'giu'), struck);
  }
  return left;
}

/**
 * False where the name is surely not there. The bounds of a word in every script, whatever its case, take a millisecond to
 * compile for each name: longer than everything else that an operation does with a target.
 */
function mayHold(text: string, name: string): boolean {
  const plain = /^[\0-\x7f]*$/;
  return !plain.test(text) || text.toLowerCase().includes(name.toLowerCase());
}
