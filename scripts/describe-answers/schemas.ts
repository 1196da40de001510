import ts from 'typescript';

/** JSON Schema, as far as answers need it. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

export interface Schemas {
  of(type: ts.Type): Schema;
  /** Schemas of types that have a name, which others refer to. */
  readonly named: Record<string, Schema>;
}

/** Turns types into schemas of what they become as JSON. A type that JSON cannot carry is an error. */
export function createSchemas(checker: ts.TypeChecker): Schemas {
  const named: Record<string, Schema> = {};
  const names = new Map<ts.Type, string>();
  const taken = new Set<string>();
  const within = new Set<ts.Type>();

  function of(type: ts.Type): Schema {
    const name = nameOf(type);
    if (name === 'Json') return {};
    if (name === undefined) return once(type);
    const known = names.get(type);
    if (known !== undefined) return refTo(known);
    let free = name;
    for (let n = 2; taken.has(free); n += 1) free = `${name}${n}`;
    taken.add(free);
    names.set(type, free);
    named[free] = plain(type);
    return refTo(free);
  }

  /** What has no name and holds itself is any JSON. */
  function once(type: ts.Type): Schema {
    if (within.has(type)) return {};
    within.add(type);
    const schema = plain(type);
    within.delete(type);
    return schema;
  }

  function plain(type: ts.Type): Schema {
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) return {};
    if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Null)) return { type: 'null' };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral) return { const: checker.typeToString(type) === 'true' };
    if (type.flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (type.flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (type.flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (type.isUnion()) return union(type.types);
    if (checker.isTupleType(type)) return tuple(type as ts.TupleTypeReference);
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type as ts.TypeReference);
      return { type: 'array', items: item ? of(item) : {} };
    }
    if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return object(type);
    throw new Error(`an answer has the type ${checker.typeToString(type)}, which is no JSON`);
  }

  function tuple(type: ts.TupleTypeReference): Schema {
    const all = checker.getTypeArguments(type).map(of);
    const { hasRestElement, minLength } = type.target;
    const rest = hasRestElement ? all.at(-1) : undefined;
    const prefixItems = hasRestElement ? all.slice(0, -1) : all;
    return { type: 'array', prefixItems, items: rest ?? false, minItems: minLength };
  }

  function union(types: readonly ts.Type[]): Schema {
    const there = types.filter(({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)));
    const texts = there.filter((type) => type.isStringLiteral()).map((type) => type.value);
    const truths = there.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral);
    const others = there.filter((type) => !type.isStringLiteral() && !(type.flags & ts.TypeFlags.BooleanLiteral));
    const parts: Schema[] = [
      ...(texts.length > 0 ? [{ type: 'string', enum: texts.sort() }] : []),
      ...(truths.length === 2 ? [{ type: 'boolean' }] : truths.map(plain)),
      ...others.map(of),
    ];
    const [only] = parts;
    // In an order of their own: the compiler's changes with what else it has read.
    const texted = parts.map((part) => ({ part, text: JSON.stringify(part) }));
    texted.sort((a, b) => (a.text < b.text ? -1 : 1));
    return only && parts.length === 1 ? only : { anyOf: texted.map(({ part }) => part) };
  }

  function object(type: ts.Type): Schema {
    const name = type.symbol?.name;
    if (name === 'Map' || name === 'Set' || name === 'Uint8Array' || type.getCallSignatures().length > 0)
      throw new Error(`an answer has the type ${checker.typeToString(type)}, which is no JSON`);
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const property of type.getProperties()) {
      const value = checker.getTypeOfSymbol(property);
      properties[property.name] = of(withoutUndefined(value));
      if (!(property.flags & ts.SymbolFlags.Optional) && !mayBeUndefined(value)) required.push(property.name);
    }
    const rest =
      checker.getIndexTypeOfType(type, ts.IndexKind.String) ?? checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    return {
      type: 'object',
      properties,
      required: required.sort(),
      additionalProperties: rest ? of(withoutUndefined(rest)) : false,
    };
  }

  const withoutUndefined = (type: ts.Type): ts.Type => (type.isUnion() ? dropUndefined(type) : type);

  /** Keeps null, which JSON has, and takes undefined away, which it leaves out. */
  function dropUndefined(type: ts.UnionType): ts.Type {
    const kept = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
    const [only] = kept;
    return only && kept.length === 1 ? only : type;
  }

  return { of, named };
}

const refTo = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

const mayBeUndefined = (type: ts.Type): boolean =>
  (type.flags & ts.TypeFlags.Undefined) !== 0 ||
  (type.isUnion() && type.types.some(({ flags }) => (flags & ts.TypeFlags.Undefined) !== 0));

/** Names of interfaces and of object types with an alias; what has parameters or belongs to a library has none. */
function nameOf(type: ts.Type): string | undefined {
  const symbol = type.aliasSymbol ?? type.symbol;
  if (!symbol || symbol.name.startsWith('__')) return undefined;
  if (
    type.aliasTypeArguments?.length ||
    !(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Union | ts.TypeFlags.Intersection))
  )
    return undefined;
  if (type.flags & ts.TypeFlags.Boolean) return undefined;
  const own = symbol.declarations?.some((declaration) => /\/src\//.test(declaration.getSourceFile().fileName));
  const plainAlias = type.aliasSymbol !== undefined || (symbol.flags & ts.SymbolFlags.Interface) !== 0;
  return own && plainAlias ? symbol.name : undefined;
}
