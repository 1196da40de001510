import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as russian } from '@orama/stemmers/russian';
import { fold } from './fold.ts';

/** Shorter words have no endings that could be told from the word. */
const shortest = 3;

/** Folding takes и for й, by which Russian tells its endings: after a vowel it is one at the end and in superlatives. */
const shortI = /(?<=[аеиоуыэюя])и(?=$|ш)/g;
/** Folding takes heh for teh marbuta, and the stemmer leaves "and" and "then" before the article. */
const lastHeh = /ه$/;
const andBeforeArticle = /^[وف](?=ال|لل)/;

/** How the words of a script lose their endings: each has the language in which most is written. */
const languages: readonly { word: RegExp; stem: (word: string) => string }[] = [
  { word: /^[a-z]+$/, stem: english },
  { word: /^\p{Script=Cyrillic}+$/u, stem: (word) => russian(word.replace(shortI, 'й')) },
  { word: /^\p{Script=Arabic}+$/u, stem: (word) => arabic(word.replace(andBeforeArticle, '').replace(lastHeh, 'ة')) },
];

const languageOf = (word: string) =>
  word.length < shortest ? undefined : languages.find((language) => language.word.test(word));

/** What all forms of a word share (лампа, лампы, лампу; run, running), also with a word indexed before it was folded so. */
export function formOf(word: string): string {
  const folded = fold(word);
  return languageOf(folded)?.stem(folded) || folded;
}

/** As `formOf`, of a word of the index; empty for one of which there are no other forms. */
export function formToKeep(word: string): string {
  const folded = fold(word);
  const language = languageOf(folded);
  if (language) return language.stem(folded) || folded;
  return folded === word ? '' : folded;
}
