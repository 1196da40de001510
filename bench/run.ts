import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';

/** `npm run bench [NAME…]`: a table on stderr, one JSON line for each on stdout, and a result file. */
const known = ['handshake', 'one-to-one', 'history', 'idle'];

const { positionals } = parseArgs({ allowPositionals: true });
const wanted = positionals.length > 0 ? positionals : known;
const unknown = wanted.find((name) => !known.includes(name));
if (unknown) {
  process.stderr.write(`there is no bench ${unknown}: choose among ${known.join(', ')}\n`);
  process.exit(2);
}

const [cpu] = cpus();
const machine = `${cpus().length} x ${cpu?.model.trim() ?? 'unknown'}`;
process.stderr.write(`${machine}, Node ${process.version}\n`);
const lines: string[] = [];
for (const name of wanted) {
  const module: { run(): Promise<Record<string, number>> } = await import(`./${name}.ts`);
  const figures = await module.run();
  for (const [figure, value] of Object.entries(figures))
    process.stderr.write(`${name.padEnd(12)} ${figure.padEnd(26)} ${value}\n`);
  lines.push(JSON.stringify({ bench: name, figures }));
}
for (const line of lines) process.stdout.write(`${line}\n`);
const folder = new URL('./results/', import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(
  new URL('latest.json', folder),
  `${JSON.stringify({ machine, node: process.version, results: lines.map((line) => JSON.parse(line)) }, null, 2)}\n`,
);
