import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '#domain';
import {
  fileFlaggerNotice,
  fileNotice,
  flaggerOfSecret,
  makeChallenge,
  noticeState,
  requireMay,
  standingNow,
} from '#safety';
import { ApiError, explain } from './errors.ts';
import { openApi } from './openapi.ts';
import { answerPeer } from './peers.ts';
import { servePage } from './pages/index.ts';
import { readJson } from './read-body.ts';
import type { ConsoleParts, Route } from './route.ts';
import { routes } from './routes/index.ts';
import { noticeBody } from './shapes.ts';
import { askCode, callerOf, proveCode, proveConsolePassword, signInShapes, signOut } from './sign-in.ts';
import { throttle } from './throttle.ts';

const prefix = '/api/v1';
const smallBytes = 256 * 1024;
/** Calls without a signed-in caller, for each address. */
const openPerMinute = 60;

type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

interface Request {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly path: string;
  readonly bearer: string | undefined;
  readonly address: string;
}

/** The staff's API under `/api/v1` and the public pages of the desk. */
export function consoleApi(parts: ConsoleParts & { readonly clock: Pick<Clock, 'nowMs'> }): Handler {
  const admit = throttle(openPerMinute, parts.clock.nowMs);
  return async (request, response, url) => {
    if (!url.pathname.startsWith(`${prefix}/`)) return servePage(parts, admit, request, response, url);
    const call: Request = {
      request,
      url,
      path: url.pathname.slice(prefix.length),
      bearer: /^Bearer (\S{8,200})$/.exec(request.headers.authorization ?? '')?.[1],
      address: request.socket.remoteAddress ?? '',
    };
    try {
      send(response, 200, await answer(parts, admit, call));
    } catch (error) {
      const told = explain(error);
      if (!told) throw error;
      send(response, told.status, told.body);
    }
    return true;
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify(body ?? null));
}

async function answer(parts: ConsoleParts, admit: (caller: string) => boolean, call: Request): Promise<unknown> {
  if (call.path === '/openapi.json') return openApi(parts.safety.settings.httpBase);
  const found = findRoute(call.request.method ?? '', call.path);
  if (!found) {
    if (!admit(call.address)) throw new ApiError(429, 'too-many-calls');
    return openRoute(parts, call);
  }
  const { route, values } = found;
  const actor = await callerOf(parts, call.bearer);
  requireMay(actor, route.action);
  const body = route.body ? await readJson(call.request, route.limitBytes) : undefined;
  return route.run(parts, {
    actor,
    id: Number(values.id ?? 0),
    key: values.key ?? '',
    body,
    query: Object.fromEntries(call.url.searchParams),
  });
}

const compiled = routes.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replace('{id}', '(?<id>\\d{1,15})').replace('{key}', '(?<key>[^/]{1,200})')}$`),
}));

function findRoute(method: string, path: string): { route: Route; values: { id?: string; key?: string } } | undefined {
  for (const { route, pattern } of compiled) {
    if (route.method !== method) continue;
    const match = pattern.exec(path);
    if (match)
      return {
        route,
        values: { id: match.groups?.id, key: decode(match.groups?.key) },
      };
  }
  return undefined;
}

function decode(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    throw new ApiError(400, 'address-invalid');
  }
}

/** What needs no role: signing in, and notices of anybody. */
async function openRoute(parts: ConsoleParts, call: Request): Promise<unknown> {
  const { request, path } = call;
  const peer = await answerPeer(parts, {
    method: request.method ?? '',
    path,
    query: call.url.searchParams,
    bearer: call.bearer,
    body: (limitBytes) => readJson(request, limitBytes),
  });
  if (peer !== undefined) return peer;
  switch (`${request.method} ${path}`) {
    case 'POST /sign-in/code':
      return askCode(parts, signInShapes.code.parse(await readJson(request, smallBytes)));
    case 'POST /sign-in':
      return proveCode(parts, signInShapes.signIn.parse(await readJson(request, smallBytes)), call.address);
    case 'POST /sign-in/password':
      return proveConsolePassword(
        parts,
        call.bearer ?? '',
        signInShapes.password.parse(await readJson(request, smallBytes)),
      );
    case 'DELETE /sign-in':
      await signOut(parts, call.bearer ?? '');
      return { signedOut: true };
    case 'GET /notices/challenge':
      return makeChallenge(parts.safety);
    case 'GET /notices/standing':
      return standingOfFlagger(parts, call);
    case 'POST /notices':
      return takeNotice(parts, call);
  }
  const receipt = request.method === 'GET' ? /^\/notices\/([\w-]{16,100})$/.exec(path)?.[1] : undefined;
  const state = receipt && (await noticeState(parts.safety, receipt));
  if (!state) throw new ApiError(404, 'not-found');
  return state;
}

/** A warning or suspension of a trusted flagger, with the page that says why and takes an objection; null without one. */
async function standingOfFlagger({ safety }: ConsoleParts, call: Request) {
  const flagger = call.bearer ? await flaggerOfSecret(safety, call.bearer) : undefined;
  if (!flagger) throw new ApiError(401, 'not-signed-in');
  return standingNow(safety, flagger.notifierKey);
}

/** A trusted flagger signs with the secret of their lane; everybody else solves a challenge. */
async function takeNotice({ safety }: ConsoleParts, call: Request): Promise<unknown> {
  const { form, proof } = noticeBody.parse(await readJson(call.request, smallBytes));
  const flagger = call.bearer ? await flaggerOfSecret(safety, call.bearer) : undefined;
  if (call.bearer && !flagger) throw new ApiError(401, 'not-signed-in');
  if (flagger) return fileFlaggerNotice(safety, flagger, form);
  if (!proof) throw new ApiError(422, 'challenge-required');
  return fileNotice(safety, form, proof);
}
