import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** What the types of the Bot API say about the results of its methods. */
export interface BotApiTypes {
  /** Every method that the types know, in their order. */
  readonly methods: readonly string[];
  /** The type of a method's result as it is written there, for people. */
  resultOf(method: string): string;
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
  for (const symbol of aliasOf('methods.d.ts', 'ApiMethods').getProperties()) {
    const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
    if (signature) results.set(symbol.name, signature.getReturnType());
  }
  const update = aliasOf('update.d.ts', 'Update');
  const rules: Rules = { checker, message: aliasOf('message.d.ts', 'Message') };
  const typeOf = (method: string): ts.Type => {
    const type = results.get(method);
    if (!type) throw new Error(`the types have no method ${method}`);
    return type;
  };
  return {
    methods: [...results.keys()],
    resultOf: (method) => checker.typeToString(typeOf(method)),
    misfits: (method, result) => misfits(rules, typeOf(method), result, method),
    misfitsOfUpdate: (value) => misfits(rules, update, value, 'update'),
  };
}

interface Rules {
  checker: ts.TypeChecker;
  /** What any message may hold: types of single methods leave out fields that the message may well have. */
  message: ts.Type;
}

/** Fields that the types require by mistake: the API's documentation calls them optional. */
const optionalIndeed = new Set(['Game.animation']);

function misfits(rules: Rules, type: ts.Type, value: unknown, path: string): string[] {
  const { checker } = rules;
  const { flags } = type;
  if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return [];
  if (type.isUnion()) return misfitsOfUnion(rules, type, value, path);
  const wrong = [`${path} is ${JSON.stringify(value)?.slice(0, 60)}, not ${checker.typeToString(type)}`];
  if (type.isStringLiteral() || type.isNumberLiteral()) return value === type.value ? [] : wrong;
  if (flags & ts.TypeFlags.BooleanLiteral) return String(value) === checker.typeToString(type) ? [] : wrong;
  if (flags & ts.TypeFlags.StringLike) return typeof value === 'string' ? [] : wrong;
  if (flags & ts.TypeFlags.NumberLike) return typeof value === 'number' ? [] : wrong;
  if (flags & ts.TypeFlags.Undefined) return value === undefined ? [] : wrong;
  if (checker.isArrayLikeType(type)) {
    const item = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    if (!Array.isArray(value) || !item) return wrong;
    return value.flatMap((each, at) => misfits(rules, item, each, `${path}[${at}]`));
  }
  return isObject(value) ? misfitsOfObject(rules, type, value, path) : wrong;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function misfitsOfObject(rules: Rules, type: ts.Type, value: object, path: string): string[] {
  const { checker } = rules;
  const fields = new Map<string, unknown>(Object.entries(value));
  const properties = new Map(checker.getPropertiesOfType(type).map((symbol) => [symbol.name, symbol]));
  const isMessage = properties.has('message_id') && properties.has('chat');
  const found: string[] = [];
  for (const [name, each] of fields) {
    const symbol = properties.get(name) ?? (isMessage ? rules.message.getProperty(name) : undefined);
    if (symbol) found.push(...misfits(rules, checker.getTypeOfSymbol(symbol), each, `${path}.${name}`));
    else found.push(`${path}.${name} is unknown`);
  }
  for (const [name, symbol] of properties) {
    const optional =
      (symbol.flags & ts.SymbolFlags.Optional) !== 0 || includesUndefined(checker.getTypeOfSymbol(symbol));
    if (fields.has(name) || optional || optionalIndeed.has(`${type.symbol?.name}.${name}`)) continue;
    found.push(`${path}.${name} is missing`);
  }
  return found;
}

const includesUndefined = (type: ts.Type): boolean =>
  type.isUnion() ? type.types.some(includesUndefined) : (type.flags & ts.TypeFlags.Undefined) !== 0;

/** The member that fits best tells what is wrong; one of another kind altogether is no candidate beside objects. */
function misfitsOfUnion(rules: Rules, type: ts.UnionType, value: unknown, path: string): string[] {
  let best: string[] | undefined;
  for (const member of type.types) {
    const found = misfits(rules, member, value, path);
    if (found.length === 0) return [];
    const candidate = !isObject(value) || (member.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
    if (candidate && (!best || found.length < best.length)) best = found;
  }
  return best ?? [`${path} is ${JSON.stringify(value)?.slice(0, 60)}, not ${rules.checker.typeToString(type)}`];
}
