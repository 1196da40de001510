import { parseArgs } from 'node:util';
import { fuzzWire } from '../src/wire/testing/fuzz.ts';

// Attacks the wire for a while: node scripts/fuzz-wire.ts --seconds 600 --seed 7
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 0x1_0000_0000));
const endMs = Date.now() + Number(values.seconds) * 1_000;
process.stdout.write(`seed ${seed}\n`);
const result = await fuzzWire({ seed, goOn: () => Date.now() < endMs });
process.stdout.write(`${result.rounds} rounds, ${result.connections} connections, no failure\n`);
