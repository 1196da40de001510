import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';

interface SourceFile {
  /** What stands at the top of the file, by its name. */
  declared: Map<string, ts.Node>;
  /** Names that come from other files of the same room: file, and name there. */
  imported: Map<string, { path: string; name: string }>;
}

/**
 * Walks through what stands under a name at the top of a file, and through all that it names in turn, here and in the
 * files that are imported by a path; `isFollowed` says by which paths.
 */
export function codeReader(
  isFollowed: (from: string) => boolean,
): (path: string, name: string, visit: (node: ts.Node) => void) => void {
  const files = new Map<string, SourceFile>();
  const fileAt = (path: string): SourceFile => {
    const known = files.get(path) ?? parse(path, isFollowed);
    files.set(path, known);
    return known;
  };
  return (path, name, visit) => gather(fileAt, path, name, visit, new Set());
}

function parse(path: string, isFollowed: (from: string) => boolean): SourceFile {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const declared = new Map<string, ts.Node>();
  const imported = new Map<string, { path: string; name: string }>();
  for (const node of source.statements) {
    if (ts.isImportDeclaration(node)) noteImports(path, node, imported, isFollowed);
    else if (ts.isFunctionDeclaration(node) && node.name) declared.set(node.name.text, node);
    else if (ts.isVariableStatement(node)) {
      for (const one of node.declarationList.declarations)
        if (ts.isIdentifier(one.name)) declared.set(one.name.text, one);
    }
  }
  return { declared, imported };
}

function noteImports(
  path: string,
  node: ts.ImportDeclaration,
  imported: SourceFile['imported'],
  isFollowed: (from: string) => boolean,
): void {
  const from = ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : '';
  const named = node.importClause?.namedBindings;
  if (!from.startsWith('.') || !isFollowed(from) || !named || !ts.isNamedImports(named)) return;
  const target = resolve(dirname(path), from);
  for (const { name, propertyName, isTypeOnly } of named.elements)
    if (!isTypeOnly) imported.set(name.text, { path: target, name: (propertyName ?? name).text });
}

function gather(
  fileAt: (path: string) => SourceFile,
  path: string,
  name: string,
  visit: (node: ts.Node) => void,
  seen: Set<string>,
): void {
  const key = `${path} ${name}`;
  if (seen.has(key)) return;
  seen.add(key);
  const file = fileAt(path);
  const node = file.declared.get(name);
  if (!node) return;
  const walk = (at: ts.Node): void => {
    visit(at);
    if (ts.isIdentifier(at)) {
      const elsewhere = file.imported.get(at.text);
      if (elsewhere) gather(fileAt, elsewhere.path, elsewhere.name, visit, seen);
      else if (file.declared.has(at.text)) gather(fileAt, path, at.text, visit, seen);
    }
    ts.forEachChild(at, walk);
  };
  walk(node);
}
