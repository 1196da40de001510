import { createLru } from '#lib/lru.ts';

/** A statement as PostgreSQL takes it; with a name it is prepared once on each connection. */
export interface PostgresStatement {
  text: string;
  name?: string;
}

/** Distinct statements that are prepared by name; those beyond it are parsed each time. */
const preparedStatements = 500;
/** Texts whose translation is remembered. */
const rememberedTexts = 4000;

/** Replaces each `?` outside of quotes by `$1`, `$2` and so on. */
export function numberPlaceholders(text: string): string {
  let next = 0;
  return text.replace(/'(?:[^']|'')*'|"[^"]*"|\?/g, (piece) => {
    if (piece !== '?') return piece;
    next += 1;
    return `$${next}`;
  });
}

/** Translates statements and remembers them by their text. */
export function createTranslator(): (text: string) => PostgresStatement {
  const known = createLru<string, PostgresStatement>(rememberedTexts);
  let named = 0;
  return (text) => {
    const found = known.get(text);
    if (found) return found;
    const statement: PostgresStatement = { text: numberPlaceholders(text) };
    // The count only rises: a name that was forgotten here still stands for its text on open connections.
    if (named < preparedStatements) {
      named += 1;
      statement.name = `t${named}`;
    }
    known.set(text, statement);
    return statement;
  };
}
