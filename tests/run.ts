import { cpus } from 'node:os';
import { join, relative } from 'node:path';
import { required } from './support/needs.ts';
import { staticChecks } from './support/static-checks.ts';
import { findTests, runTests, type Tally } from './support/test-runner.ts';

/*
 * npm test            everything
 * npm test -- WORD …  only the test files whose path has one of the words, without the static checks
 * npm run check       the static checks and the walls
 */
const root = new URL('..', import.meta.url).pathname;
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const onlyStatic = process.argv.includes('--static');
// Every file is a process of its own: they share what the compiler made of the modules, with the servers that they start.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules/.cache/tocsin');
const total: Tally = { passed: 0, failed: 0, skipped: [] };

function add(part: Tally): void {
  total.passed += part.passed;
  total.failed += part.failed;
  total.skipped.push(...part.skipped);
}

if (words.length === 0) add(await staticChecks(root));

const chosen = findTests(root).filter((file) => {
  const path = relative(root, file);
  if (onlyStatic) return path.startsWith('tests/architecture/');
  return words.length === 0 || words.some((word) => path.includes(word));
});
const unit = chosen.filter((file) => !relative(root, file).startsWith('tests/'));
const whole = chosen.filter((file) => !unit.includes(file));
// Tests of one room first: when one of them fails, the journeys that cross it say nothing new.
add(await runTests(unit, cpus().length));
// Those that start servers share the machine with them, but wait for them most of the time: on two cores two at a time
// end a third sooner than one by one.
add(await runTests(whole, Math.ceil(cpus().length * 0.75)));

const missed = [...required()].filter((program) =>
  total.skipped.some((test) => test.reason.includes(`skipped: ${program}`)),
);
for (const { name, reason } of total.skipped)
  console.log(`  ${reason.startsWith('skipped') ? reason : `skipped: ${reason}`} — ${name}`);
for (const program of missed)
  console.error(`${program} is named in TOCSIN_REQUIRE, but tests that need it were skipped`);
if (chosen.length === 0) console.error('no test file was found');
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`);
process.exit(total.failed > 0 || missed.length > 0 || chosen.length === 0 ? 1 : 0);
