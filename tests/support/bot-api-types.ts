import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { misfits, type Rules } from './misfits.ts';

/** What the types of the Bot API say about the results of its methods. */
export interface BotApiTypes {
  /** Every method that the types know, in their order. */
  readonly methods: readonly string[];
  /** The type of a method's result as it is written there, for people. */
  resultOf(method: string): string;
  /**
   * Everything that a request of a method may say: its parameters, and the fields of the objects in them as
   * `Type.field`, each once. Of `closed` types the name alone.
   */
  parametersOf(method: string, closed: ReadonlySet<string>): readonly string[];
  /** Where a result differs from its type: a field that is missing, of another kind or unknown. Empty when it fits. */
  misfits(method: string, result: unknown): string[];
  /** The same for an update. */
  misfitsOfUpdate(update: unknown): string[];
}

/**
 * Reads the types that bot libraries share (`@grammyjs/types`) with the compiler, so that results can be held against
 * them field by field. Unlike the compiler they take no field that the type has not.
 */
export function readBotApiTypes(): BotApiTypes {
  const folder = dirname(createRequire(import.meta.url).resolve('@grammyjs/types/package.json'));
  const program = ts.createProgram([join(folder, 'mod.d.ts')], { strict: true, skipLibCheck: true });
  const checker = program.getTypeChecker();
  const aliasOf = (file: string, name: string): ts.Type => {
    const source = program.getSourceFile(join(folder, file));
    const found = source?.statements.find(
      (node) => (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) && node.name.text === name,
    );
    if (!found) throw new Error(`the types have no ${name}`);
    return checker.getTypeAtLocation(found);
  };
  const results = new Map<string, ts.Type>();
  const requests = new Map<string, ts.Type>();
  for (const symbol of aliasOf('methods.d.ts', 'ApiMethods').getProperties()) {
    const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
    if (signature) results.set(symbol.name, signature.getReturnType());
    const [request] = signature?.getParameters() ?? [];
    if (request) requests.set(symbol.name, checker.getTypeOfSymbol(request));
  }
  const update = aliasOf('update.d.ts', 'Update');
  const message = aliasOf('message.d.ts', 'Message');
  // The API's documentation calls it optional.
  const rules: Rules = { checker, message, optional: new Set(['Game.animation']) };
  const typeOf = (method: string): ts.Type => {
    const type = results.get(method);
    if (!type) throw new Error(`the types have no method ${method}`);
    return type;
  };
  return {
    methods: [...results.keys()],
    resultOf: (method) => checker.typeToString(typeOf(method)),
    parametersOf: (method, closed) => [...parametersIn(checker, requests.get(method), closed)],
    misfits: (method, result) => misfits(rules, typeOf(method), result, method),
    misfitsOfUpdate: (value) => misfits(rules, update, value, 'update'),
  };
}

/** The fields of a type and of everything in it. `of` is the type's name; of a request it is empty. */
function parametersIn(checker: ts.TypeChecker, request: ts.Type | undefined, closed: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  const seen = new Set<ts.Type>();
  const visit = (type: ts.Type, of: string): void => {
    if (seen.has(type)) return;
    seen.add(type);
    if (closed.has(of)) {
      found.add(of);
      return;
    }
    if (type.isUnion()) {
      for (const one of type.types) visit(one, of && (nameOf(one) || of));
    } else if (checker.isArrayLikeType(type)) {
      const item = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
      if (item) visit(item, nameOf(item) || of);
    } else if (type.flags & ts.TypeFlags.Object || (type.isIntersection() && !isWords(type))) {
      for (const field of checker.getPropertiesOfType(type)) {
        found.add(of === '' ? field.name : `${of}.${field.name}`);
        const inner = checker.getNonNullableType(checker.getTypeOfSymbol(field));
        visit(inner, nameOf(inner) || field.name);
      }
    }
  };
  if (request) visit(checker.getNonNullableType(request), '');
  return found;
}

/** A text of a few known words, or any other. */
const isWords = (type: ts.IntersectionType): boolean =>
  type.types.some(({ flags }) => (flags & ts.TypeFlags.StringLike) !== 0);

const nameOf = (type: ts.Type): string => {
  const name = (type.aliasSymbol ?? type.getSymbol())?.name ?? '';
  return name.startsWith('__') ? '' : name;
};
