import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Random } from '#domain';
import { StorageError } from '../errors.ts';
import { migrate } from '../migrations/migrate.ts';
import { createOutbox } from '../outbox.ts';
import { repositories } from '../repositories/index.ts';
import { serverValue } from '../server-value.ts';
import type { Sql } from '../sql.ts';
import type { ClosableStore, StoreOptions } from '../store.ts';
import { createWriteQueue } from '../write-queue.ts';
import { createPostgresCommit } from './commit.ts';
import { translatePostgresError } from './errors.ts';
import { createTranslator, numberPlaceholders, type PostgresStatement } from './placeholders.ts';
import { postgresSql, postgresTypes } from './sql.ts';

type Translate = (text: string) => PostgresStatement;

export interface PostgresOptions extends StoreOptions {
  /** Spreads the repeated attempts of writers that met. */
  random: Pick<Random, 'below'>;
  wait?: (ms: number) => Promise<unknown>;
  readers?: number;
  /** Batches of writes that may run at the same time. */
  writers?: number;
}

/**
 * Writes of a batch at most. Its statements go one after another, so that larger ones keep their first write waiting;
 * several batches at once keep the connection's travel times from adding up.
 */
const batchWrites = 32;
const connectWaitMs = 10_000;
const lockWaitMs = 30_000;
/**
 * An answered commit is on disk, also where the database or the role is set up to answer sooner. Whoever waits for more
 * than that, as for a second server, goes on doing so.
 */
const waitsForDisk =
  "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";
/** Any number, the same in every Tocsin: whoever migrates holds it. */
const migrationLock = 7_770_001;

/** The store for more than one machine. Throws StorageError when the server cannot be used. */
export async function openPostgresStore(url: string, options: PostgresOptions): Promise<ClosableStore> {
  const poolOf = (max: number, pipeline: boolean) => {
    const pool = new pg.Pool({
      connectionString: url,
      max,
      pipeline,
      types: postgresTypes,
      keepAlive: true,
      connectionTimeoutMillis: connectWaitMs,
      lock_timeout: lockWaitMs,
      application_name: 'tocsin',
    });
    // A connection that breaks while it is idle is replaced at the next use; one that breaks between two statements of
    // a transaction fails the next of them, and must not end the process before.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => {
      client.on('error', () => undefined);
      // What fails here is a connection that broke: whoever asked for it hears of that by the next statement.
      client.query(waitsForDisk).catch(() => undefined);
    });
    return pool;
  };
  const writers = options.writers ?? 8;
  const writing = poolOf(writers, true);
  const reading = poolOf(options.readers ?? 8, false);
  const translate = createTranslator();
  try {
    const migrated = await prepare(writing, options.onStep);
    const wait = options.wait ?? sleep;
    const queue = createWriteQueue({
      lanes: writers,
      jobsPerCommit: batchWrites,
      commit: createPostgresCommit(writing, translate, {
        below: (limit) => options.random.below(limit),
        wait: async (ms) => void (await wait(ms)),
      }),
      publish: options.onCommit,
    });
    const readSql = postgresSql(reading, translate);
    const readTx = repositories(readSql);
    return {
      dialect: 'postgres',
      migrated,
      read: (work) => work(readTx),
      write: (work, turn) => queue.write(work, turn),
      readSql: (work) => work(readSql),
      snapshot: (work) => inTransaction(reading, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', translate, work),
      maintain: (work) => inTransaction(reading, 'BEGIN; LOCK TABLE write_gate IN EXCLUSIVE MODE', translate, work),
      serverValue: (name, make) => serverValue(readSql, name, make),
      outbox: createOutbox(readSql),
      async close() {
        await queue.settled();
        await Promise.all([writing.end(), reading.end()]);
      },
    };
  } catch (error) {
    await Promise.all([writing.end(), reading.end()]);
    throw translatePostgresError(error);
  }
}

async function prepare(pool: pg.Pool, onStep: StoreOptions['onStep']): Promise<string[]> {
  const client = await pool.connect();
  try {
    const encoding = await client.query<{ server_encoding: string }>('SHOW server_encoding');
    if (encoding.rows[0]?.server_encoding !== 'UTF8') {
      throw new StorageError('unavailable', 'the database must have the encoding UTF8: create it with -E UTF8');
    }
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    try {
      await client.query('CREATE TABLE IF NOT EXISTS write_gate ()');
      const sql = postgresSql(client, (text) => ({ text: numberPlaceholders(text) }));
      return await migrate(sql, { onStep });
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    }
  } finally {
    client.release();
  }
}

/** Runs `work` between BEGIN and COMMIT on a connection of its own. */
async function inTransaction<T>(
  pool: pg.Pool,
  begin: string,
  translate: Translate,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(begin);
    const result = await work(postgresSql(client, translate));
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // Whatever state it is in, it is not worth keeping.
    client.release(true);
    throw translatePostgresError(error);
  }
}
