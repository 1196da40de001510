import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

const root = new URL('../..', import.meta.url).pathname;

/** From this many lines on a function is split. Lines of functions inside it are theirs, not its own. */
const MAX_OWN_LINES = 70;

const parsed = new Map<string, ts.SourceFile>();

function parse(file: string): ts.SourceFile {
  const known = parsed.get(file);
  if (known) return known;
  const text = readFileSync(join(root, file), 'utf8');
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  parsed.set(file, source);
  return source;
}

type Body = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration;

const isBody = (node: ts.Node): node is Body =>
  ts.isFunctionDeclaration(node) ||
  ts.isFunctionExpression(node) ||
  ts.isArrowFunction(node) ||
  ts.isMethodDeclaration(node);

/** All functions of a file with their own lines: a function inside counts as the one line on which it begins. */
function functionsOf(source: ts.SourceFile): { line: number; ownLines: number }[] {
  const found: { line: number; ownLines: number }[] = [];
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  /** Looks into `node`; answers how many lines functions inside it take beyond their first. */
  const walk = (node: ts.Node): number => {
    let inner = 0;
    ts.forEachChild(node, (child) => {
      inner += walk(child);
    });
    if (!isBody(node)) return inner;
    const line = lineAt(node.getStart(source));
    const further = lineAt(node.end) - line;
    found.push({ line, ownLines: further + 1 - inner });
    return further;
  };
  walk(source);
  return found;
}

test('no function is longer than one can read at a glance', () => {
  const files = globSync('{src,web/src,console/src,bench,scripts}/**/*.{ts,tsx}', { cwd: root });
  assert.ok(files.length > 2_000, 'the search found the rooms');
  const long = files
    .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('.test.tsx'))
    .flatMap((file) => functionsOf(parse(file)).map((one) => ({ file, ...one })))
    .filter(({ ownLines }) => ownLines >= MAX_OWN_LINES)
    .map(({ file, line, ownLines }) => `${file}:${line}: ${ownLines} lines`);
  assert.deepEqual(long, []);
});

/** Rooms whose exported functions say what they take, give and refuse. */
const documented = 'src/{lib,wire,domain,safety,storage,fanout,rpc,bots,console-api,server,replay}/**/*.ts';

/** What says everything by its name and types: makers of what an interface describes, and translations of one type. */
const evident = /^(?:create[A-Z]\w*|\w+Repository|(?:from|to)(?:Tl|Api)\w*)$/;

/** The exported functions of a file that have no docstring; of one with several signatures one has to have it. */
function undocumented(source: ts.SourceFile): string[] {
  const exported = source.statements.filter(
    (statement) =>
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
  );
  const named = exported.flatMap((statement) => {
    const isSaid = ts.getJSDocCommentsAndTags(statement).length > 0;
    if (ts.isFunctionDeclaration(statement)) return [{ name: statement.name?.text ?? '', isSaid }];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations
      .filter(({ initializer }) => initializer && isBody(initializer))
      .map(({ name }) => ({ name: name.getText(source), isSaid }));
  });
  const said = new Set(named.filter(({ isSaid }) => isSaid).map(({ name }) => name));
  return named.map(({ name }) => name).filter((name) => !said.has(name) && !evident.test(name));
}

test('exported functions of the server say what their names and types do not', () => {
  const files = globSync(documented, { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts') && !file.includes('/testing/'),
  );
  assert.ok(files.length > 1_000, 'the search found the rooms');
  const silent = files.flatMap((file) => undocumented(parse(file)).map((name) => `${file}: ${name}`));
  assert.deepEqual(silent, []);
});
