import type { Catalogue } from './index.ts';
import { en } from './en.ts';
import type { Text } from './types.ts';

const LETTERS = 'אבגדהוזחטיכלמנסעפצקרשת';

/**
 * A language that nobody speaks, for whoever draws or translates pages: every text in Hebrew letters, a third longer.
 * What stays in Latin letters on a page is not in the catalogue; what stands on the wrong side does not mirror.
 */
export const pseudo: Catalogue = Object.fromEntries(
  Object.entries<Text>(en).map(([key, text]) => [key, typeof text === 'string' ? disguise(text) : disguiseForms(text)]),
) as Catalogue;

function disguiseForms(forms: Exclude<Text, string>): Text {
  return Object.fromEntries(Object.entries(forms).map(([rule, text]) => [rule, disguise(text)]));
}

/** Values such as `{name}` stay. */
function disguise(text: string): string {
  const letters = text.replace(/\{\w+\}|[A-Za-z]/g, (found) =>
    found.startsWith('{') ? found : (LETTERS[found.toLowerCase().charCodeAt(0) % LETTERS.length] ?? found),
  );
  return letters + LETTERS.slice(0, Math.ceil(text.length / 3)).replace(/(.{5})/g, ' $1');
}
