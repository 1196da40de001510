import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { withoutTelethon } from './scenario/telethon.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = await readFile(join(root, 'README.md'), 'utf8');

interface Language {
  marker: string;
  library: string;
  extension: string;
  program: string;
  phone: string;
}

const languages: readonly Language[] = [
  { marker: 'ts', library: 'mtcute', extension: 'ts', program: process.execPath, phone: '+999000001' },
  { marker: 'js', library: 'gramjs', extension: 'mjs', program: process.execPath, phone: '+999000002' },
  { marker: 'python', library: 'Telethon', extension: 'py', program: '/usr/bin/python3', phone: '+999000003' },
];

/** The only block of a language in the README, with the port and the person of this test. */
function programOf({ marker, phone }: Language, port: number): string {
  const blocks = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].filter(([, language]) => language === marker);
  assert.equal(blocks.length, 1, `blocks of ${marker} in the README`);
  const text = blocks[0]?.[2] ?? '';
  assert.match(text, /8080/, 'the program names the default port');
  return text.replaceAll('8080', String(port)).replaceAll('+999000001', phone);
}

/** Runs it, types the sign-in code as soon as it asks for one, and resolves to its exit code and what it printed. */
async function runAndSignIn(program: string, file: string): Promise<{ exit: number | null; printed: string }> {
  const child = spawn(program, [file], { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] });
  let printed = '';
  let asked = false;
  const hear = (chunk: Buffer) => {
    printed += chunk.toString();
    if (asked || !/code/i.test(printed.split('\n').at(-1) ?? '')) return;
    asked = true;
    child.stdin.write('12345\n');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const exit = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { exit, printed };
}

describe('the programs of the README', () => {
  let server: TestServer;
  let folder: string;

  before(async () => {
    server = await startTestServer();
    // Inside the project, so that its packages are found as they are in a reader's own project.
    await mkdir(join(root, '.tmp'), { recursive: true });
    folder = await mkdtemp(join(root, '.tmp/readme-'));
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
    await server.stop();
  });

  for (const language of languages) {
    const { library, extension, program, phone } = language;
    test(`${library} signs in and writes a note to oneself`, {
      skip: library === 'Telethon' && withoutTelethon(),
    }, async () => {
      const witness = await signUp(server, phone, 'Ann');
      const file = join(folder, `program.${extension}`);
      await writeFile(file, programOf(language, server.port));
      const { exit, printed } = await runAndSignIn(program, file);
      assert.equal(exit, 0, printed);
      const [newest] = await witness.getHistory('me', { limit: 1 });
      assert.equal(newest?.text, `Hello from ${library}`);
      await witness.destroy();
    });
  }
});
