import type { Collection, CollectionSpec, ColumnValue, Filter, Query } from '#safety';
import { fromJson, listOf, type Sql, type SqlValue, toJson } from '../sql.ts';
import { type Row, updateRow } from './update-row.ts';

/** `claimedBy` is stored as `c_claimed_by`: the prefix keeps clear of SQL's own words. */
export function columnName(name: string): string {
  return name === 'id' ? 'id' : `c_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

/** The table of a collection of the desk. */
export const tableName = (spec: { readonly name: string }): string => `safety_${spec.name}`;

interface Part {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Records of one kind as JSON, with the columns of their spec beside it. */
export function safetyCollection<T extends { readonly id: number }>(
  sql: Sql,
  spec: CollectionSpec<T>,
): Collection<T, string> {
  const table = tableName(spec);
  const names = Object.keys(spec.columns);
  const columns = names.map(columnName);
  const insert = `INSERT INTO ${table} (id, body${columns.map((c) => `, ${c}`).join('')})
    VALUES (?, ?${', ?'.repeat(columns.length)})
    ON CONFLICT (id) DO UPDATE SET body = excluded.body${columns.map((c) => `, ${c} = excluded.${c}`).join('')}`;
  const rowOf = (record: T): Row => ({
    body: toJson(record),
    ...Object.fromEntries(names.map((name, at) => [columns[at] ?? '', spec.columns[name]?.of(record) ?? null])),
  });
  const find = async (query: Query<string>): Promise<T[]> => {
    const where = conditions(query, query.afterId);
    const rows = await sql.all<{ body: string }>(
      `SELECT body FROM ${table}${where.text} ORDER BY ${orderOf(query)} LIMIT ? OFFSET ?`,
      ...where.values,
      query.limit,
      query.offset ?? 0,
    );
    return rows.map((row) => fromJson<T>(row.body));
  };
  // The id given out last: its record is new, so that nothing has to be read before it is written.
  let fresh: number | undefined;
  return {
    async nextId() {
      const row = await sql.get<{ value: number }>(
        `INSERT INTO safety_counters (name, value) VALUES (?, 1)
         ON CONFLICT (name) DO UPDATE SET value = safety_counters.value + 1 RETURNING value`,
        spec.name,
      );
      if (!row) throw new Error(`no id for ${spec.name}`);
      fresh = row.value;
      return fresh;
    },
    async put(record, before) {
      const row = rowOf(record);
      const isNew = record.id === fresh;
      if (isNew) fresh = undefined;
      const isWritten =
        sql.dialect === 'sqlite' &&
        !isNew &&
        (await updateRow(sql, table, record.id, row, before?.id === record.id ? rowOf(before) : undefined));
      if (!isWritten) await sql.run(insert, record.id, ...Object.values(row));
    },
    async get(id) {
      const row = await sql.get<{ body: string }>(`SELECT body FROM ${table} WHERE id = ?`, id);
      return row && fromJson<T>(row.body);
    },
    find,
    first: async (query) => (await find({ ...query, limit: 1 }))[0],
    async count(filter) {
      const where = conditions(filter);
      const row = await sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}${where.text}`, ...where.values);
      return row?.n ?? 0;
    },
    async countBy(column, filter) {
      const where = conditions(filter);
      const name = columnName(column);
      const rows = await sql.all<{ value: ColumnValue; n: number }>(
        `SELECT ${name} AS value, COUNT(*) AS n FROM ${table}${where.text} GROUP BY ${name}`,
        ...where.values,
      );
      return new Map(rows.map((row) => [row.value, row.n]));
    },
    async remove(ids) {
      if (ids.length === 0) return;
      const list = listOf(ids);
      await sql.run(`DELETE FROM ${table} WHERE id IN ${list.marks}`, ...list.values);
    },
  };
}

function conditions(filter: Filter<string>, afterId?: number): Part {
  const parts: Part[] = [];
  for (const [name, value] of Object.entries(filter.where ?? {})) {
    if (value === undefined) continue;
    parts.push(
      value === null
        ? { text: `${columnName(name)} IS NULL`, values: [] }
        : { text: `${columnName(name)} = ?`, values: [value] },
    );
  }
  for (const [name, values] of Object.entries(filter.oneOf ?? {})) {
    if (values === undefined) continue;
    const list = listOf(values);
    parts.push({ text: `${columnName(name)} IN ${list.marks}`, values: list.values });
  }
  for (const [name, least] of Object.entries(filter.atLeast ?? {})) {
    if (least !== undefined) parts.push({ text: `${columnName(name)} >= ?`, values: [least] });
  }
  for (const [name, limit] of Object.entries(filter.below ?? {})) {
    if (limit !== undefined) parts.push({ text: `${columnName(name)} < ?`, values: [limit] });
  }
  if (afterId !== undefined) parts.push({ text: 'id > ?', values: [afterId] });
  if (parts.length === 0) return { text: '', values: [] };
  return {
    text: ` WHERE ${parts.map((part) => part.text).join(' AND ')}`,
    values: parts.flatMap((part) => part.values),
  };
}

/** Nulls come first going up and last going down, in both dialects. */
function orderOf(query: Query<string>): string {
  const asked = (query.order ?? []).map(
    ({ by, descending }) => `${columnName(by)} ${descending ? 'DESC NULLS LAST' : 'ASC NULLS FIRST'}`,
  );
  return [...asked, 'id'].join(', ');
}
