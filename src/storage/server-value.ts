import type { Sql } from './sql.ts';

/** Reads a server value, making it first if there is none; two nodes that start together agree on one. */
export async function serverValue(sql: Sql, name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const read = () => sql.get<{ value: Uint8Array }>('SELECT value FROM server_values WHERE name = ?', name);
  const known = await read();
  if (known) return known.value;
  await sql.run(
    'INSERT INTO server_values (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING',
    name,
    await make(),
  );
  const made = await read();
  if (!made) throw new Error(`the server value ${name} was not kept`);
  return made.value;
}
