import { parseArgs } from 'node:util';
import { type FuzzPart, fuzzParts, propertiesOf, tryProperty } from '../src/wire/testing/fuzz/index.ts';

/**
 * Attacks the wire for a while with input that is made from a seed: framing, sessions and TL in turn.
 *
 *     npm run fuzz -- --seconds 600             everything, for ten minutes
 *     npm run fuzz -- --part tl --seed 7        one part, from a seed of yours
 *     npm run fuzz -- --only NAME --seed 7 --path 12:3:0    one input again, as a failure told it
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    part: { type: 'string' },
    only: { type: 'string' },
    path: { type: 'string' },
  },
});
const part = fuzzParts.find((one) => one === values.part);
if (values.part !== undefined && part === undefined) {
  process.stderr.write(`--part is one of ${fuzzParts.join(', ')}, not "${values.part}"\n`);
  process.exit(2);
}
const firstSeed = Number(values.seed ?? Math.floor(Math.random() * 0x7fff_ffff));
process.stdout.write(`seed ${firstSeed}\n`);
try {
  await (values.path === undefined ? fuzz(part, firstSeed, Number(values.seconds) * 1_000) : again(values.path));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

/** Goes round the properties, with another seed in each round, until the time is over. */
async function fuzz(only: FuzzPart | undefined, seed: number, limitMs: number): Promise<void> {
  const properties = propertiesOf(only, values.only);
  const endMs = Date.now() + limitMs;
  const tried = new Map<string, number>();
  for (let round = 0; Date.now() < endMs; round++) {
    for (const one of properties) {
      const leftMs = endMs - Date.now();
      if (leftMs <= 0) break;
      const inputs = await tryProperty(one, { seed: seed + round, runs: one.runs, limitMs: leftMs });
      tried.set(one.name, (tried.get(one.name) ?? 0) + inputs);
    }
  }
  for (const one of properties) {
    await one.close?.();
    process.stdout.write(`${String(tried.get(one.name) ?? 0).padStart(9)}  ${one.part}: ${one.name}\n`);
  }
  process.stdout.write('no failure\n');
}

/** Tries the one input to which the path leads. */
async function again(path: string): Promise<void> {
  for (const one of propertiesOf(part, values.only)) {
    await tryProperty(one, { seed: firstSeed, runs: one.runs, path });
    await one.close?.();
  }
  process.stdout.write('no failure\n');
}
