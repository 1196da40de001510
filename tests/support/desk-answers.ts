import assert from 'node:assert/strict';
import { z } from 'zod';
import { openApi } from '../../src/console-api/index.ts';

const document = openApi('http://x');
/** The same schemas where a schema that stands alone looks for them. */
const local = (schema: unknown) => JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/'));
const $defs = local(document.components.schemas);
const patterns = Object.entries(document.paths).map(([path, methods]) => ({
  methods,
  pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
  exact: !path.includes('{'),
}));
const known = new Map<unknown, z.ZodType>();

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Record<string, { readonly schema: unknown }> }>>;
}

function schemaOf(method: string, path: string, status: number): z.ZodType | undefined {
  const fitting = patterns
    .filter(({ pattern }) => pattern.test(path))
    .sort((a, b) => Number(b.exact) - Number(a.exact));
  const operation = fitting.map(({ methods }) => methods[method.toLowerCase()]).find(Boolean) as Operation | undefined;
  const schema = operation?.responses[status]?.content?.['application/json']?.schema;
  if (schema === undefined) return undefined;
  let made = known.get(schema);
  if (!made) {
    made = z.fromJSONSchema({ ...local(schema), $defs });
    known.set(schema, made);
  }
  return made;
}

/** Fails when an answer of the desk's API is not what its OpenAPI document says. */
export function assertAnswerFits(method: string, address: string, status: number, body: unknown): void {
  const [path = ''] = address.split('?');
  const schema = schemaOf(method, path, status);
  if (!schema) {
    // A path that is none of the API's, or a status that says nothing of the call itself.
    assert.ok(status !== 200, `${method} ${path} answers something that the document does not know`);
    return;
  }
  const fits = schema.safeParse(body);
  assert.ok(fits.success, `${method} ${path} answered ${status} otherwise than the document says: ${fits.error}`);
}
