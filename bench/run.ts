import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { askForProfile, readProfile } from './support/profile.ts';

/**
 * `npm run bench [-- NAME… --profile --shared --postgres --posts N]`: a table on stderr, one JSON line for each on stdout, and a result
 * file. `--shared` notes that other programs ran on the machine meanwhile; `--posts` makes the largest channel of
 * `channel-scale` smaller, for a quicker look; `--postgres` runs `one-to-one` on PostgreSQL.
 */
const known = [
  ...[
    'handshake',
    'one-to-one',
    'fan-out',
    'history',
    'channel-scale',
    'files',
    'idle',
    'bots',
    'operations',
    'web',
    'desk',
    'recognition',
  ],
];

interface BenchOptions {
  postgres: boolean;
  posts?: number;
}

const { positionals, values } = readCall();
const wanted = positionals.length > 0 ? positionals : known;
const unknown = wanted.find((name) => !known.includes(name));
if (unknown) {
  process.stderr.write(`there is no bench ${unknown}: choose among ${known.join(', ')}\n`);
  process.exit(2);
}

function readCall() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        profile: { type: 'boolean', default: false },
        shared: { type: 'boolean', default: false },
        postgres: { type: 'boolean', default: false },
        posts: { type: 'string' },
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`bench: ${message.split('. ')[0]}: there are --profile, --shared, --postgres and --posts N\n`);
    process.exit(2);
  }
}

const [cpu] = cpus();
const machine = [
  `${cpus().length} x ${cpu?.model.trim() ?? 'unknown'}`,
  `${Math.round(totalmem() / 2 ** 30)} GiB`,
  ...(values.shared ? ['shared with other programs during the run'] : []),
].join(', ');
process.stderr.write(`${machine}, Node ${process.version}\n`);
const folder = new URL('./results/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const name of wanted) {
  if (values.profile) askForProfile();
  const module: { run(options: BenchOptions): Promise<Record<string, number>> } = await import(`./${name}.ts`);
  const { postgres, posts } = values;
  const figures = await module.run({ postgres, ...(posts === undefined ? {} : { posts: Number(posts) }) });
  const profile = readProfile();
  for (const [figure, value] of Object.entries(figures))
    process.stderr.write(`${name.padEnd(12)} ${figure.padEnd(26)} ${value}\n`);
  for (const { part, percent } of profile) process.stderr.write(`${name.padEnd(12)} ${part.padEnd(48)} ${percent} %\n`);
  const result = {
    bench: name,
    ...(postgres ? { postgres } : {}),
    machine,
    node: process.version,
    figures,
    ...(profile.length > 0 ? { profile } : {}),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
  await writeFile(new URL(`${name}.json`, folder), `${JSON.stringify(result, null, 2)}\n`);
}
