import type { CustomTypesConfig, QueryResult, QueryResultRow } from 'pg';
import pg from 'pg';
import type { Sql, SqlValue } from '../sql.ts';
import { translatePostgresError } from './errors.ts';
import type { PostgresStatement } from './placeholders.ts';

/** What both a pool and one of its connections can do. */
interface Queryable {
  query(config: PostgresStatement & { values: unknown[] }): Promise<QueryResult<QueryResultRow>>;
}

const int8 = 20;
const numeric = 1700;
const bytea = 17;

/** A connection inside a write. */
export interface WritingSql extends Sql {
  /** How many statements that change rows were sent so far. */
  writes(): number;
}

/** All our integers are below 2^53, so that they come back as numbers; bytes come back as on SQLite. */
export const postgresTypes: CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === int8 || oid === numeric) return Number;
    if (oid === bytea) return (text: string) => new Uint8Array(Buffer.from(text.slice(2), 'hex'));
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
};

/** PostgreSQL's text holds every character but NUL, which no client shows either. */
function toParameter(value: SqlValue): unknown {
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '') : value;
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

/** `Sql` over a connection or a pool, which waits for each answer. */
export function postgresSql(connection: Queryable, translate: (text: string) => PostgresStatement): Sql {
  return speak(queryOn(connection, translate), async (answered) => void (await answered));
}

/**
 * `Sql` over one pipelining connection within a write: statements of `send` are put into `sent` and not waited for; the
 * caller looks at them before it commits.
 */
export function writingSql(
  connection: Queryable,
  translate: (text: string) => PostgresStatement,
  sent: Promise<unknown>[],
): WritingSql {
  let writes = 0;
  const query = queryOn(connection, translate);
  const counted: Query = (text, params) => {
    if (changesRows.test(text)) writes += 1;
    return query(text, params);
  };
  const later = async (answered: Promise<unknown>) => {
    // Whoever commits sees the error; until then it must not count as unhandled.
    answered.catch(() => undefined);
    sent.push(answered);
  };
  return { ...speak(counted, later), writes: () => writes };
}

const changesRows = /^\s*(?:INSERT|UPDATE|DELETE)\b/i;

type Query = (text: string, params: readonly SqlValue[]) => Promise<QueryResult<QueryResultRow>>;

const queryOn =
  (connection: Queryable, translate: (text: string) => PostgresStatement): Query =>
  async (text, params) => {
    try {
      return await connection.query({ ...translate(text), values: params.map(toParameter) });
    } catch (error) {
      throw translatePostgresError(error);
    }
  };

function speak(query: Query, send: (answered: Promise<unknown>) => Promise<void>): Sql {
  return {
    dialect: 'postgres',
    async all<R>(text: string, ...params: SqlValue[]) {
      return (await query(text, params)).rows as R[];
    },
    async get<R>(text: string, ...params: SqlValue[]) {
      return (await query(text, params)).rows[0] as R | undefined;
    },
    async run(text: string, ...params: SqlValue[]) {
      return (await query(text, params)).rowCount ?? 0;
    },
    async insert(key: string, text: string, ...params: SqlValue[]) {
      const [row] = (await query(`${text} RETURNING ${key} AS given`, params)).rows;
      return row === undefined ? undefined : Number(row.given);
    },
    send: (text, ...params) => send(query(text, params)),
  };
}
