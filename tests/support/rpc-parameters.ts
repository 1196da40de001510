import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { loadMethods } from '../../src/rpc/load-methods.ts';
import { loadSchema } from '../../src/wire/tl/schema/load.ts';
import { codeReader } from './reached-code.ts';

const room = fileURLToPath(new URL('../../src/rpc/', import.meta.url));

/** What the code of a method reads of its request. */
interface Read {
  names: Set<string>;
  /** It hands the whole request to another room, which reads of it what it has a name for. */
  handsOn: boolean;
}

/**
 * Parameters that the code of the offered methods does not read, as `method.parameter`, and how many there are in all.
 * Read is what the method, or what it calls in this room, takes out of the request; answers are not looked into. Of a page of
 * a list, which is handed on as a whole, the parts are known to the domain.
 */
export async function unreadParameters(): Promise<{ unread: string[]; total: number }> {
  const declared = new Map(loadSchema().declarations.map((one) => [one.name, one]));
  const readCode = codeReader((from) => !from.includes('to-tl/'));
  const unread: string[] = [];
  let total = 0;
  for (const method of (await loadMethods()).keys()) {
    const [folder = '', short = ''] = method.split('.');
    const read: Read = { names: new Set(), handsOn: false };
    readCode(join(room, folder, `${short}.ts`), short, (node) => note(node, read));
    for (const { key, type } of declared.get(method)?.fields ?? []) {
      if (type === '#') continue;
      total += 1;
      if (!read.names.has(key) && !(read.handsOn && pageParts.has(key))) unread.push(`${method}.${key}`);
    }
  }
  return { unread, total };
}

const pageParts = new Set(['offsetId', 'offsetDate', 'addOffset', 'limit', 'maxId', 'minId']);

/** What a request is called where it is read. */
const requestNames = new Set(['request', 'flags', 'asked', 'page']);

function note(node: ts.Node, read: Read): void {
  if (ts.isPropertyAccessExpression(node)) {
    if (ts.isIdentifier(node.expression) && requestNames.has(node.expression.text)) read.names.add(node.name.text);
  } else if (ts.isBindingElement(node)) {
    const field = node.propertyName ?? node.name;
    if (ts.isIdentifier(field)) read.names.add(field.text);
  } else if (ts.isSpreadAssignment(node)) {
    if (isRequest(node.expression)) read.handsOn = true;
  } else if (ts.isCallExpression(node) && node.arguments.some(isRequest)) read.handsOn = true;
}

const isRequest = (node: ts.Expression): boolean => ts.isIdentifier(node) && node.text === 'request';
