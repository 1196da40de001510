import type { askWatcher, makeChallenge, NoticeReceipt, noticeState, standingNow } from '#safety';
import { z } from 'zod';
import answers from './answers.json' with { type: 'json' };
import type { ExchangeFeed } from './peers.ts';
import type { Route } from './route.ts';
import { peerShapes } from './routes/exchange.ts';
import { routes } from './routes/index.ts';
import { noticeBody } from './shapes.ts';
import { type askCode, type proveCode, type proveConsolePassword, signInShapes } from './sign-in.ts';

const schemaOf = (shape: z.ZodType) => z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
const bodyOf = (shape: z.ZodType) => ({
  required: true,
  content: { 'application/json': { schema: schemaOf(shape) } },
});

const schemas: Readonly<Record<string, unknown>> = answers.calls;
const answerOf = (call: string) => ({
  description: 'Done',
  content: { 'application/json': { schema: schemas[call] ?? {} } },
});

const refusalSchema = {
  type: 'object',
  properties: { error: { type: 'string' }, data: {} },
  required: ['error'],
  additionalProperties: false,
};
const refusal = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
});

/** `GET /cases/{id}` is getCasesId. */
const nameOf = (call: string): string => {
  const [first = '', ...words] = call.replace(/[{}]/g, '').split(/[^A-Za-z]+/);
  return first.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
};

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: name === 'id' ? 'integer' : 'string' },
  }));

export interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly components: Readonly<Record<'securitySchemes' | 'schemas', Readonly<Record<string, unknown>>>>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

function operationOf(route: Route) {
  const query = route.query instanceof z.ZodObject ? Object.entries(route.query.shape) : [];
  const call = `${route.method} ${route.path}`;
  return {
    operationId: nameOf(call),
    summary: route.summary,
    'x-staff-action': route.action,
    security: [{ bearer: [] }],
    parameters: [
      ...pathParameters(route.path),
      ...query.map(([name, shape]) => ({
        name,
        in: 'query',
        required: false,
        schema: shape instanceof z.ZodType ? schemaOf(shape) : {},
      })),
    ],
    ...(route.body ? { requestBody: bodyOf(route.body) } : {}),
    responses: {
      '200': answerOf(call),
      '401': refusal('Not signed in'),
      '403': refusal('The role may not do this'),
      '404': refusal('There is none'),
      '409': refusal('Its state does not allow it'),
      '422': refusal('The input does not fit'),
    },
  };
}

/** What the calls that need no role answer; the others say it in their routes. */
export interface OpenAnswers {
  'POST /sign-in/code': ReturnType<typeof askCode>;
  'POST /sign-in': ReturnType<typeof proveCode>;
  'POST /sign-in/password': ReturnType<typeof proveConsolePassword>;
  'DELETE /sign-in': { signedOut: true };
  'GET /notices/challenge': ReturnType<typeof makeChallenge>;
  'POST /notices': NoticeReceipt;
  'GET /notices/standing': ReturnType<typeof standingNow>;
  'GET /notices/{key}': ReturnType<typeof noticeState>;
  'GET /exchange/feed': ExchangeFeed;
  'POST /exchange/acks': { noted: true };
  'POST /exchange/query': ReturnType<typeof askWatcher>;
}

const openCalls: Record<keyof OpenAnswers, { summary: string; body?: z.ZodType; bearer?: true }> = {
  'POST /sign-in/code': { summary: 'Sends a sign-in code to a phone number', body: signInShapes.code },
  'POST /sign-in': {
    summary: 'Proves the code; answers a token and the password challenge',
    body: signInShapes.signIn,
  },
  'POST /sign-in/password': {
    summary: 'Proves the two-step password (SRP)',
    body: signInShapes.password,
    bearer: true,
  },
  'DELETE /sign-in': { summary: 'Ends the console login', bearer: true },
  'GET /notices/challenge': { summary: 'A small task against floods of notices' },
  'POST /notices': {
    summary: 'A notice of illegal content, from anybody; a trusted flagger sends the secret of its lane as bearer',
    body: noticeBody,
  },
  'GET /notices/standing': {
    summary: 'Whether a trusted flagger is warned or suspended, and where it says why',
    bearer: true,
  },
  'GET /notices/{key}': { summary: 'State of a notice, by the code of its receipt' },
  'GET /exchange/feed': { summary: 'Bundles after a number, for servers that subscribed', bearer: true },
  'POST /exchange/acks': { summary: 'A peer applied a bundle', body: peerShapes.acknowledgement, bearer: true },
  'POST /exchange/query': {
    summary: 'Matches sketches for a peer that keeps none',
    body: peerShapes.question,
    bearer: true,
  },
};

/** The OpenAPI 3.1 document, made of the same table that answers the requests and of what its code answers. */
export function openApi(httpBase: string): OpenApi {
  const paths: Record<string, Record<string, unknown>> = {};
  const add = (method: string, path: string, operation: unknown) => {
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
  };
  for (const route of routes) add(route.method, route.path, operationOf(route));
  for (const [call, { summary, body, bearer }] of Object.entries(openCalls)) {
    const [method = '', path = ''] = call.split(' ');
    add(method, path, {
      operationId: nameOf(call),
      summary,
      security: bearer ? [{ bearer: [] }] : [],
      parameters: pathParameters(path),
      ...(body ? { requestBody: bodyOf(body) } : {}),
      responses: { '200': answerOf(call), '422': refusal('The input does not fit'), '429': refusal('Too many calls') },
    });
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Tocsin safety desk', version: '1' },
    servers: [{ url: `${httpBase}/api/v1` }],
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { ...answers.schemas, Refusal: refusalSchema },
    },
    paths,
  };
}
