import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const methodsFolder = fileURLToPath(new URL('../../src/bots/telegram/methods/', import.meta.url));

/** Which names the code of a method reads of its request. */
export interface Reader {
  reads(name: string): boolean;
}

interface Words {
  exact: Set<string>;
  patterns: RegExp[];
}

/**
 * Reads the code of every method and of all that it calls, function by function, and notes the names that stand in it as
 * text, as a field of something that was given, or as a part of either. What a function names that the method does not
 * reach does not count.
 */
export function readReaders(): Map<string, Reader> {
  const files = new Map<string, SourceFile>();
  const fileAt = (path: string): SourceFile => {
    const known = files.get(path) ?? parse(path);
    files.set(path, known);
    return known;
  };
  const readers = new Map<string, Reader>();
  for (const name of readdirSync(methodsFolder)) {
    const path = join(methodsFolder, name);
    const method = name.replace(/\.ts$/, '');
    const words: Words = { exact: new Set(), patterns: [] };
    gather(fileAt, path, method, words, new Set());
    readers.set(method, {
      reads: (one) => words.exact.has(one) || words.patterns.some((pattern) => pattern.test(one)),
    });
  }
  return readers;
}

interface SourceFile {
  path: string;
  /** What stands at the top of the file, by its name. */
  declared: Map<string, ts.Node>;
  /** Names that come from elsewhere in the gateway: file, and name there. */
  imported: Map<string, { path: string; name: string }>;
}

function parse(path: string): SourceFile {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const declared = new Map<string, ts.Node>();
  const imported = new Map<string, { path: string; name: string }>();
  for (const node of source.statements) {
    if (ts.isImportDeclaration(node)) noteImports(path, node, imported);
    else if (ts.isFunctionDeclaration(node) && node.name) declared.set(node.name.text, node);
    else if (ts.isVariableStatement(node)) {
      for (const one of node.declarationList.declarations)
        if (ts.isIdentifier(one.name)) declared.set(one.name.text, one);
    }
  }
  return { path, declared, imported };
}

function noteImports(path: string, node: ts.ImportDeclaration, imported: SourceFile['imported']): void {
  const from = ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : '';
  const named = node.importClause?.namedBindings;
  // What writes answers names fields too, and reads none.
  if (!from.startsWith('.') || from.includes('/to-api/') || !named || !ts.isNamedImports(named)) return;
  const target = resolve(dirname(path), from);
  for (const { name, propertyName, isTypeOnly } of named.elements)
    if (!isTypeOnly) imported.set(name.text, { path: target, name: (propertyName ?? name).text });
}

function gather(
  fileAt: (path: string) => SourceFile,
  path: string,
  name: string,
  words: Words,
  seen: Set<string>,
): void {
  const key = `${path} ${name}`;
  if (seen.has(key)) return;
  seen.add(key);
  const file = fileAt(path);
  const node = file.declared.get(name);
  if (!node) return;
  const visit = (at: ts.Node): void => {
    note(at, words);
    if (ts.isIdentifier(at)) {
      const elsewhere = file.imported.get(at.text);
      if (elsewhere) gather(fileAt, elsewhere.path, elsewhere.name, words, seen);
      else if (file.declared.has(at.text)) gather(fileAt, path, at.text, words, seen);
    }
    ts.forEachChild(at, visit);
  };
  visit(node);
}

/** What requests are called where they are read field by field. */
const givenNames = new Set(['given', 'item', 'fields', 'chosen', 'options', 'allowed', 'poll', 'app', 'login']);

function note(node: ts.Node, { exact, patterns }: Words): void {
  if (ts.isStringLiteralLike(node)) exact.add(node.text);
  else if (ts.isTemplateExpression(node)) {
    const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
    if (/^[a-z_]{3,}$/.test(parts.join(''))) patterns.push(new RegExp(`^${parts.join('.*')}$`));
  } else if (ts.isPropertyAccessExpression(node)) {
    const of = ts.isIdentifier(node.expression) ? node.expression.text : '';
    if (node.name.text.includes('_') || givenNames.has(of)) exact.add(node.name.text);
  } else if (ts.isBindingElement(node)) {
    const field = node.propertyName ?? node.name;
    if (ts.isIdentifier(field)) exact.add(field.text);
  } else if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) {
    if (node.name.text.includes('_')) exact.add(node.name.text);
  }
}
