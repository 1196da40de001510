// npm links the commands of dependencies into node_modules/.bin but not the package's own, so that `npx tocsin` would
// find nothing in a fresh clone. Runs after every install, under any Node.
import { chmodSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const link = `${root}node_modules/.bin/tocsin`;

if (process.platform !== 'win32' && existsSync(`${root}node_modules/.bin`)) {
  chmodSync(`${root}bin/tocsin.js`, 0o755);
  rmSync(link, { force: true });
  symlinkSync('../../bin/tocsin.js', link);
}
