import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { camelCase } from './names.ts';
import type { Declaration, Field } from './declaration.ts';

/** An error that the schema lists for a method. `name` may hold `%d` where a number stands. */
export interface MethodError {
  readonly code: number;
  readonly name: string;
}

/** The newest schema: every constructor and method of the canonical layer. */
export interface Schema {
  readonly layer: number;
  readonly declarations: readonly Declaration[];
  /** Errors by method name. */
  readonly errors: ReadonlyMap<string, readonly MethodError[]>;
  /** Who may call a method; absent where the schema does not say. */
  readonly available: ReadonlyMap<string, 'user' | 'bot' | 'both'>;
}

interface JsonField {
  name: string;
  type: string;
  typeModifiers?: { predicate?: string; isVector?: boolean };
}

interface JsonEntry {
  kind: 'class' | 'method';
  name: string;
  id: number;
  type: string;
  typeModifiers?: { isVector?: boolean };
  arguments: JsonField[];
  throws?: MethodError[];
  available?: 'user' | 'bot' | 'both';
}

interface JsonSchema {
  l: number;
  e: JsonEntry[];
}

function toField(json: JsonField): Field {
  const field = {
    name: json.name,
    key: camelCase(json.name),
    type: json.type,
    vector: json.typeModifiers?.isVector === true,
  };
  const predicate = json.typeModifiers?.predicate;
  if (predicate === undefined) return field;
  const dot = predicate.indexOf('.');
  return { ...field, flag: { word: predicate.slice(0, dot), bit: Number(predicate.slice(dot + 1)) } };
}

function toDeclaration(json: JsonEntry): Declaration {
  return {
    kind: json.kind,
    name: json.name,
    id: json.id | 0,
    fields: json.arguments.map(toField),
    result: { type: json.type, vector: json.typeModifiers?.isVector === true },
  };
}

/**
 * Reads the schema that ships with `@mtcute/core`, without the declarations that this library adds for itself.
 * About 20 ms and two megabytes of JSON, so do it once.
 */
export function loadSchema(): Schema {
  const path = fileURLToPath(import.meta.resolve('@mtcute/core/tl/api-schema.json'));
  const json: JsonSchema = JSON.parse(readFileSync(path, 'utf8'));
  const entries = json.e.filter((entry) => !entry.name.startsWith('mtcute.'));
  const errors = new Map<string, readonly MethodError[]>();
  const available = new Map<string, 'user' | 'bot' | 'both'>();
  for (const entry of entries) {
    if (entry.kind !== 'method') continue;
    if (entry.throws)
      errors.set(
        entry.name,
        entry.throws.map(({ code, name }) => ({ code, name })),
      );
    if (entry.available) available.set(entry.name, entry.available);
  }
  return { layer: json.l, declarations: entries.map(toDeclaration), errors, available };
}
