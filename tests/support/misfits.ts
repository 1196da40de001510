import ts from 'typescript';

export interface Rules {
  checker: ts.TypeChecker;
  /** What any message may hold: types of single methods leave out fields that the message may well have. */
  message?: ts.Type;
  /** Fields that the types require by mistake, `Type.field`. */
  optional?: ReadonlySet<string>;
}

/** Where a value differs from its type: a field that is missing, of another kind or unknown. Empty when it fits. */
export function misfits(rules: Rules, type: ts.Type, value: unknown, path: string): string[] {
  const { checker } = rules;
  const { flags } = type;
  if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return [];
  if (type.isUnion()) return misfitsOfUnion(rules, type, value, path);
  const wrong = [`${path} is ${JSON.stringify(value)?.slice(0, 60)}, not ${checker.typeToString(type)}`];
  if (type.isStringLiteral() || type.isNumberLiteral()) return value === type.value ? [] : wrong;
  if (flags & ts.TypeFlags.BooleanLiteral) return String(value) === checker.typeToString(type) ? [] : wrong;
  // An enumeration without members stands for words that the types do not list.
  if (flags & ts.TypeFlags.Enum && !type.isUnion()) return typeof value === 'string' ? [] : wrong;
  if (flags & ts.TypeFlags.StringLike) return typeof value === 'string' ? [] : wrong;
  if (flags & ts.TypeFlags.NumberLike) return typeof value === 'number' ? [] : wrong;
  if (flags & ts.TypeFlags.Undefined) return value === undefined ? [] : wrong;
  if (flags & ts.TypeFlags.Null) return value === null ? [] : wrong;
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
  const anyName = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  const isMessage = properties.has('message_id') && properties.has('chat');
  const found: string[] = [];
  for (const [name, each] of fields) {
    const symbol = properties.get(name) ?? (isMessage ? rules.message?.getProperty(name) : undefined);
    const wanted = symbol ? checker.getTypeOfSymbol(symbol) : anyName;
    if (wanted) found.push(...misfits(rules, wanted, each, `${path}.${name}`));
    else found.push(`${path}.${name} is unknown`);
  }
  for (const [name, symbol] of properties) {
    const optional =
      (symbol.flags & ts.SymbolFlags.Optional) !== 0 || includesUndefined(checker.getTypeOfSymbol(symbol));
    if (fields.has(name) || optional || rules.optional?.has(`${type.symbol?.name}.${name}`)) continue;
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
