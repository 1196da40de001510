import type { Blobs } from '#domain';
import { unseen } from '#lib/progress.ts';
import { StorageError } from '../../errors.ts';
import type { Sql } from '../../sql.ts';
import type { ClosableStore } from '../../store.ts';
import { checkBlobs } from './blob-checks.ts';
import { checkContents } from './content-checks.ts';
import { countChecks } from './count-checks.ts';
import { checkMeasures } from './desk-checks.ts';
import { checkLogs } from './log-checks.ts';
import { rowChecks } from './row-checks.ts';

/** The outcome of one rule. */
export interface CheckResult {
  name: string;
  /** How many things were looked at. */
  seen: number;
  broken: number;
  /** The first broken places, in words. */
  examples: string[];
}

const examplesPerCheck = 20;

/**
 * Reads everything as it is at one moment and proves the data's invariants. The server may go on meanwhile. Yields each
 * rule as it is done.
 */
export async function verifyStore(
  store: ClosableStore,
  blobs: Blobs,
  done: (result: CheckResult) => void,
  progress = unseen,
): Promise<void> {
  const run = (name: string, check: Check): Promise<CheckResult> => {
    progress(name);
    return runCheck(name, check);
  };
  await store.snapshot(async (sql) => {
    if (sql.dialect === 'sqlite') done(await run('database file whole', (broken) => checkFile(sql, broken)));
    for (const check of [...rowChecks, ...countChecks]) {
      done(
        await run(check.name, async (broken) => {
          for (const row of await sql.all<{ what: string }>(check.broken)) broken(row.what);
          return (await sql.get<{ n: number }>(check.of))?.n ?? 0;
        }),
      );
    }
    done(await run('messages and their updates came together', (broken) => checkLogs(sql, broken)));
    done(await run('measures in force are held by decisions', (broken) => checkMeasures(sql, broken)));
    done(await run('message references whole', (broken) => checkContents(sql, broken)));
    done(await run('files whole', (broken) => checkBlobs(sql, blobs, broken, progress)));
  });
}

type Check = (broken: (what: string) => void) => Promise<number>;

async function runCheck(name: string, check: Check): Promise<CheckResult> {
  const result: CheckResult = { name, seen: 0, broken: 0, examples: [] };
  const broken = (what: string) => {
    result.broken += 1;
    if (result.examples.length < examplesPerCheck) result.examples.push(what);
  };
  try {
    result.seen = await check(broken);
  } catch (error) {
    // What lies on a damaged page cannot be read; all other rules are proven as far as they can be.
    if (!(error instanceof StorageError) || error.code !== 'corrupt') throw error;
    broken(error.message);
  }
  return result;
}

async function checkFile(sql: Sql, broken: (what: string) => void): Promise<number> {
  const rows = await sql.all<{ integrity_check: string }>('PRAGMA integrity_check(20)');
  for (const row of rows) if (row.integrity_check !== 'ok') broken(row.integrity_check);
  const pages = await sql.get<{ page_count: number }>('PRAGMA page_count');
  return pages?.page_count ?? 0;
}
