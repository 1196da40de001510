import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { codeReader } from './reached-code.ts';

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
  // What writes answers names fields too, and reads none.
  const readCode = codeReader((from) => !from.includes('/to-api/'));
  const readers = new Map<string, Reader>();
  for (const name of readdirSync(methodsFolder)) {
    const path = join(methodsFolder, name);
    const method = name.replace(/\.ts$/, '');
    const words: Words = { exact: new Set(), patterns: [] };
    readCode(path, method, (node) => note(node, words));
    readers.set(method, {
      reads: (one) => words.exact.has(one) || words.patterns.some((pattern) => pattern.test(one)),
    });
  }
  return readers;
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
