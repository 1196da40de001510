import { z } from 'zod';
import type { Route } from './route.ts';
import { peerShapes } from './routes/exchange.ts';
import { routes } from './routes/index.ts';
import { signInShapes } from './sign-in.ts';
import * as shapes from './shapes.ts';

const schemaOf = (shape: z.ZodType) => z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
const bodyOf = (shape: z.ZodType) => ({
  required: true,
  content: { 'application/json': { schema: schemaOf(shape) } },
});
const ok = { description: 'Done', content: { 'application/json': { schema: {} } } };

function operationOf(route: Route) {
  const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: name === 'id' ? 'integer' : 'string' },
  }));
  const query = route.query instanceof z.ZodObject ? Object.entries(route.query.shape) : [];
  return {
    summary: route.summary,
    'x-staff-action': route.action,
    security: [{ bearer: [] }],
    parameters: [
      ...named,
      ...query.map(([name, shape]) => ({
        name,
        in: 'query',
        required: false,
        schema: shape instanceof z.ZodType ? schemaOf(shape) : {},
      })),
    ],
    ...(route.body ? { requestBody: bodyOf(route.body) } : {}),
    responses: {
      '200': ok,
      '401': { description: 'Not signed in' },
      '403': { description: 'The role may not do this' },
      '422': { description: 'The input does not fit' },
    },
  };
}

/** The OpenAPI 3.1 document, made of the same table that answers the requests. */
export function openApi(httpBase: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  const add = (path: string, method: string, operation: unknown) => {
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
  };
  for (const route of routes) add(route.path, route.method, operationOf(route));
  const open = (summary: string, body?: z.ZodType) => ({
    summary,
    security: [],
    ...(body ? { requestBody: bodyOf(body) } : {}),
    responses: { '200': ok, '429': { description: 'Too many calls' } },
  });
  add('/sign-in/code', 'post', open('Sends a sign-in code to a phone number', signInShapes.code));
  add('/sign-in', 'post', open('Proves the code; answers a token and the password challenge', signInShapes.signIn));
  add('/sign-in/password', 'post', open('Proves the two-step password (SRP)', signInShapes.password));
  add('/sign-in', 'delete', open('Ends the console login'));
  add('/notices/challenge', 'get', open('A small task against floods of notices'));
  add('/notices', 'post', open('A notice of illegal content, from anybody', z.object({ form: shapes.notice })));
  add('/notices/{key}', 'get', open('State of a notice, by the code of its receipt'));
  const forPeers = (summary: string, body?: z.ZodType) => ({ ...open(summary, body), security: [{ bearer: [] }] });
  add('/exchange/feed', 'get', forPeers('Bundles after a number, for servers that subscribed'));
  add('/exchange/acks', 'post', forPeers('A peer applied a bundle', peerShapes.acknowledgement));
  add('/exchange/query', 'post', forPeers('Matches sketches for a peer that keeps none', peerShapes.question));
  return {
    openapi: '3.1.0',
    info: { title: 'Tocsin safety desk', version: '1' },
    servers: [{ url: `${httpBase}/api/v1` }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    paths,
  };
}
