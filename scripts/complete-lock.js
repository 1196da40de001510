// `npm ci` refuses a lock file that lacks a package for another platform, and npm itself leaves those out when the
// registry that wrote the lock file does not carry them. Adds the missing entries from what their dependents ask for:
// version, system and processor; npm fetches them only where they fit. Run it after a change of the dependencies; with --check it only
// says what is missing.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32', 'aix'];
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

/** Entries that are missing in a parsed package-lock.json, by their place in it. */
function missingEntries(lock) {
  const missing = {};
  const packages = lock.packages;
  for (const [place, entry] of Object.entries(packages)) {
    for (const [name, wanted] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isFound(packages, place, name)) continue;
      const version = /^(?:npm:.*@)?[~^]?(\d+\.\d+\.\d+.*)$/.exec(wanted)?.[1];
      if (version === undefined) throw new Error(`${name}@${wanted} of ${place} is no single version`);
      missing[`node_modules/${name}`] = {
        version,
        ...fitOf(name),
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
      };
    }
  }
  return missing;
}

/** True when a package at `place` finds `name` in one of the node_modules folders above it. */
function isFound(packages, place, name) {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]) return true;
    if (at === '') return false;
  }
}

/** Where a package fits, from the parts of its name: `…-linux-x64-musl`. */
function fitOf(name) {
  const parts = name.split(/[-/.]/);
  const os = systems.filter((system) => parts.includes(system));
  const cpu = processors.filter((processor) => parts.includes(processor));
  const libc = parts.some((part) => part.startsWith('musl')) || parts.includes('linuxmusl') ? ['musl'] : [];
  if (parts.includes('linuxmusl')) os.push('linux');
  return {
    ...(os.length > 0 ? { os } : {}),
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(libc.length > 0 ? { libc } : {}),
  };
}

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = missingEntries(lock);
const names = Object.keys(missing);

if (process.argv.includes('--check')) {
  for (const name of names) console.error(`package-lock.json lacks ${name}: run node scripts/complete-lock.js`);
  process.exitCode = names.length > 0 ? 1 : 0;
} else {
  const all = Object.entries({ ...lock.packages, ...missing });
  lock.packages = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`added ${names.length} entries`);
}
