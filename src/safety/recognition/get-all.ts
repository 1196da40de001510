import { refuseSafety } from '../errors.ts';

/** All of these records, in the order given. Refuses `not-found` for the first that is missing. */
export async function getAll<T>(
  from: { get(id: number): Promise<T | undefined> },
  ids: Iterable<number>,
  what: string,
): Promise<T[]> {
  const records: T[] = [];
  for (const id of ids) records.push((await from.get(id)) ?? refuseSafety('not-found', { what, id }));
  return records;
}
