import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { settings } from '#server';
import { commands as files } from '../../src/cli/commands.ts';

const root = new URL('../..', import.meta.url).pathname;
const commands = await Promise.all(Object.values(files).map(async (load) => (await load()).command));
const documents = globSync(['*.md', 'docs/*.md', 'bench/*.md'], { cwd: root });
const textOf = (document: string): string => readFileSync(join(root, document), 'utf8');

test('links of the documents lead somewhere', () => {
  assert.ok(documents.length > 8, 'the search found the documents');
  const dead = documents.flatMap((document) =>
    [...textOf(document).matchAll(/\]\(([^)#]+)[^)]*\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^\w+:/.test(target) && !existsSync(join(root, dirname(document), target)))
      .map((target) => `${document}: ${target}`),
  );
  assert.deepEqual(dead, []);
});

test('files and folders that the documents name are there', async () => {
  const walls = new URL('../../.dependency-cruiser.mjs', import.meta.url).href;
  const { rooms }: { rooms: Record<string, string[]> } = await import(walls);
  const outside = ['src', 'web', 'console', 'tests', 'bench', 'scripts', 'docs', 'bin'];
  const path = new RegExp(`^(${[...outside, ...Object.keys(rooms)].join('|')})/[\\w./-]+$`);
  const missing = documents.flatMap((document) =>
    [...textOf(document).matchAll(/`([^`\n]+)`/g)]
      .map(([, name = '']) => name)
      .filter((name) => path.test(name))
      // A room is named without the folder in which all of them lie.
      .filter((name) => !existsSync(join(root, name)) && !existsSync(join(root, 'src', name)))
      .map((name) => `${document}: ${name}`),
  );
  assert.deepEqual(missing, []);
});

test('commands that the documents show are commands of the program', () => {
  const known = new Set(commands.map(({ name }) => name));
  const unknown = documents.flatMap((document) =>
    [...textOf(document).matchAll(/\bnpx\s+tocsin\s+([a-z-]+)(?:\s+([a-z-]+))?/g)]
      .filter(([, first = '', second = '']) => !known.has(first) && !known.has(`${first} ${second}`))
      .map(([shown]) => `${document}: ${shown}`),
  );
  assert.deepEqual(unknown, []);
});

test('flags that the documents name are flags of a command', () => {
  const known = new Set(commands.flatMap((command) => [...command.settings, ...Object.keys(command.flags ?? {})]));
  const ofOthers = new Set(['help', 'test']);
  const unknown = ['README.md', 'SECURITY.md', ...globSync('docs/*.md', { cwd: root })].flatMap((document) =>
    [...textOf(document).matchAll(/(?<![\w-])--([a-z][a-z-]+)/g)]
      .map(([, flag = '']) => flag)
      .filter((flag) => !known.has(flag) && !ofOthers.has(flag))
      .map((flag) => `${document}: --${flag}`),
  );
  assert.deepEqual(unknown, []);
});

test('every setting can be given to serve', () => {
  const serve = commands.find(({ name }) => name === 'serve');
  assert.deepEqual([...(serve?.settings ?? [])].sort(), Object.keys(settings).sort());
});
