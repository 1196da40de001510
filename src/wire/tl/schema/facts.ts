import type { Result } from './declaration.ts';
import type { MethodError, Schema } from './load.ts';

/** What the newest schema says about methods, for the rooms that answer them. */
export interface SchemaFacts {
  readonly layer: number;
  /** Every method of the newest layer, in the schema's order. */
  readonly methodNames: readonly string[];
  hasMethod(method: string): boolean;
  /** The errors that the schema lists for a method; none for a method it does not know. */
  errorsOf(method: string): readonly MethodError[];
  /** The type a method answers with at the newest layer. */
  resultOf(method: string): Result | undefined;
  /** Who may call a method, where the schema says so. */
  availableTo(method: string): 'user' | 'bot' | 'both' | undefined;
}

const noErrors: readonly MethodError[] = [];

/** What the rest of the server asks about the schema: methods, their results and the errors that they may answer. */
export function schemaFacts(schema: Schema): SchemaFacts {
  const methods = schema.declarations.filter((declaration) => declaration.kind === 'method');
  const results = new Map(methods.map((method) => [method.name, method.result]));
  return {
    layer: schema.layer,
    methodNames: methods.map((method) => method.name),
    hasMethod: (method) => results.has(method),
    errorsOf: (method) => schema.errors.get(method) ?? noErrors,
    resultOf: (method) => results.get(method),
    availableTo: (method) => schema.available.get(method),
  };
}
