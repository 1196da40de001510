import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { z } from 'zod';
import { openApi } from '#console-api';
import { describeAnswers } from '../../scripts/describe-answers.ts';

const document: unknown = JSON.parse(JSON.stringify(openApi('https://tocsin.example')));

test('the answers in the document are those of the code: node scripts/describe-answers.ts', async () => {
  const written = await readFile(new URL('../../src/console-api/answers.json', import.meta.url), 'utf8');
  assert.deepEqual(JSON.parse(written), JSON.parse(JSON.stringify(describeAnswers())));
});

const text = z.string().min(1);
const schema = z.union([z.boolean(), z.record(z.string(), z.unknown())]);
const media = z.record(z.string().regex(/^[\w.+-]+\/[\w.+-]+$/), z.strictObject({ schema }));
const parameter = z.strictObject({
  name: text,
  in: z.enum(['path', 'query', 'header', 'cookie']),
  required: z.boolean(),
  schema,
});
const operation = z.strictObject({
  operationId: z.string().regex(/^[a-z]\w+$/),
  summary: text,
  'x-staff-action': text.optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(parameter),
  requestBody: z.strictObject({ required: z.literal(true), content: media }).optional(),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), z.strictObject({ description: text, content: media })),
});
/** OpenAPI 3.1.0 (https://spec.openapis.org/oas/v3.1.0), as far as the document uses it and nothing else. */
const openApi31 = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: text, version: text }),
  servers: z.array(z.strictObject({ url: z.url() })).min(1),
  components: z.strictObject({
    securitySchemes: z.record(z.string(), z.strictObject({ type: z.literal('http'), scheme: z.literal('bearer') })),
    schemas: z.record(z.string().regex(/^[\w.-]+$/), schema),
  }),
  paths: z.record(
    z.string().startsWith('/'),
    z.partialRecord(z.enum(['get', 'put', 'post', 'delete', 'patch']), operation),
  ),
});

test('the document keeps to OpenAPI 3.1: its shape, its names, its references and the parameters of its paths', () => {
  const { paths, components } = openApi31.parse(document);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.values(methods).map((one) => ({ path, ...one })),
  );
  assert.ok(operations.length > 100);
  assert.equal(
    new Set(operations.map(({ operationId }) => operationId)).size,
    operations.length,
    'operationId is unique',
  );
  for (const { path, operationId, parameters, security } of operations) {
    const inPath = parameters.filter((one) => one.in === 'path');
    assert.deepEqual(
      inPath.map(({ name }) => `{${name}}`),
      path.match(/\{\w+\}/g) ?? [],
      `parameters of ${operationId}`,
    );
    assert.ok(inPath.every(({ required }) => required));
    for (const name of security.flatMap(Object.keys)) assert.ok(components.securitySchemes[name], name);
  }
  const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
  const known = new Set(Object.keys(components.schemas).map((name) => `"$ref":"#/components/schemas/${name}"`));
  assert.deepEqual(
    references.filter((reference) => !known.has(reference)),
    [],
  );
  // Every schema is one that a JSON Schema reader can take in.
  const $defs = JSON.parse(JSON.stringify(components.schemas).replaceAll('#/components/schemas/', '#/$defs/'));
  for (const name of Object.keys(components.schemas)) z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs });
});
