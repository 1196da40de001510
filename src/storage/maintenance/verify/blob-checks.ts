import { createHash } from 'node:crypto';
import type { Blobs } from '#domain';
import type { Progress } from '#lib/progress.ts';
import type { Sql } from '../../sql.ts';

const pageSize = 500;
const sliceBytes = 1 << 20;

/** Reads every file of the store to its end: it must be there and have the digest under which it was stored. */
export async function checkBlobs(
  sql: Sql,
  blobs: Blobs,
  broken: (what: string) => void,
  progress: Progress,
): Promise<number> {
  let seen = 0;
  const all = (await sql.get<{ n: number }>('SELECT COUNT(*) AS n FROM blobs'))?.n ?? 0;
  let last = '';
  for (;;) {
    const rows = await sql.all<{ name: string; digest: string }>(
      'SELECT name, digest FROM blobs WHERE name > ? ORDER BY name LIMIT ?',
      last,
      pageSize,
    );
    const end = rows.at(-1);
    if (!end) return seen;
    last = end.name;
    for (const row of rows) {
      seen += 1;
      progress('reading files', seen, all);
      const digest = await digestOf(blobs, row.name);
      if (digest === undefined) broken(`file ${row.name} is missing`);
      else if (digest !== row.digest) broken(`file ${row.name} is damaged`);
    }
  }
}

async function digestOf(blobs: Blobs, name: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  for (let offset = 0; ; ) {
    const slice = await blobs.read(name, offset, sliceBytes);
    if (slice === undefined) return undefined;
    if (slice.length === 0) return hash.digest('hex');
    hash.update(slice);
    offset += slice.length;
  }
}
