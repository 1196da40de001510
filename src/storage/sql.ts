export type SqlValue = string | number | bigint | Uint8Array | null;

/**
 * What repositories speak to. The same text runs on SQLite and PostgreSQL: `?` placeholders, ON CONFLICT, RETURNING,
 * keyset pages. Integers come back as numbers (all ids are below 2^53; 64-bit values are kept as text).
 */
export interface Sql {
  readonly dialect: 'sqlite' | 'postgres';
  all<R>(text: string, ...params: SqlValue[]): Promise<R[]>;
  get<R>(text: string, ...params: SqlValue[]): Promise<R | undefined>;
  /**
   * Inserts one row and returns the number that the database gave it under `key`; undefined when a conflict kept it out.
   * SQLite knows the number without being asked to return rows, which costs it as much as a statement.
   */
  insert(key: string, text: string, ...params: SqlValue[]): Promise<number | undefined>;
  /** Returns how many rows changed. */
  run(text: string, ...params: SqlValue[]): Promise<number>;
  /**
   * For a change on which nothing else in the same work depends. Inside a write on PostgreSQL it travels together with
   * the next statement instead of waiting for its own answer; its error ends the write.
   */
  send(text: string, ...params: SqlValue[]): Promise<void>;
}

/**
 * `(?,?,?)` for a list, padded to the next power of two so that few distinct statements are prepared, together with the
 * values padded alike. An empty list matches nothing.
 */
export function listOf(values: readonly SqlValue[]): { marks: string; values: SqlValue[] } {
  if (values.length === 0) return { marks: '(NULL)', values: [] };
  let size = 1;
  while (size < values.length) size *= 2;
  const padded = [...values];
  const last = values[values.length - 1] ?? null;
  while (padded.length < size) padded.push(last);
  return { marks: `(${Array(size).fill('?').join(',')})`, values: padded };
}

/** Removes keys that are undefined, so that a row read back equals the object that was written. */
export const toJson = (value: unknown): string => JSON.stringify(value);

/** What a column holds as JSON. Its type is that of whoever wrote it. */
export function fromJson<T>(text: string): T {
  return JSON.parse(text);
}

/** A flag as both dialects keep it. */
export const bit = (value: boolean | undefined): number => (value ? 1 : 0);

/** Spreads a nullable column into an optional property. */
export function optional<K extends string, V>(key: K, value: V | null | undefined): { [P in K]?: V } {
  return value === null || value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

/** SQLite's rows have no prototype; rows that leave storage as they are become plain objects, equal on both dialects. */
export const plainRows = <R extends object>(rows: readonly R[]): R[] => rows.map((row) => ({ ...row }));
