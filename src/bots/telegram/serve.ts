import type { IncomingMessage, ServerResponse } from 'node:http';
import { type BotAccount, isDomainError, requireBot, requireBotAccount } from '#domain';
import { ApiError } from './api-error.ts';
import type { Gateway } from './context.ts';
import { explainDomain } from './domain-errors.ts';
import { download } from './files/download.ts';
import { readArguments } from './read-request.ts';
import { type Methods, runMethod } from './run-method.ts';

type Log = (event: Record<string, unknown>) => void;
type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

const methodPath = /^\/bot([^/]+)\/(?:test\/)?([^/]*)\/?$/;
const filePath = /^\/file\/bot([^/]+)\/(?:test\/)?(.+)$/;
const tokenForm = /^\d{1,15}:[\w-]{1,100}$/;

/** `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export function serveTelegram(gateway: Gateway, methods: Methods, log: Log): Handler {
  return async (request, response, url) => {
    const file = filePath.exec(url.pathname);
    const called = file ? undefined : methodPath.exec(url.pathname);
    if (!file && !called) return false;
    try {
      if (file)
        await download(gateway, await botOf(gateway, file[1] ?? ''), decoded(file[2] ?? '', decodeURI), response);
      else send(response, 200, { ok: true, ...(await answer(gateway, methods, request, response, url, called)) });
    } catch (error) {
      const told = explained(error, log, called?.[2]);
      if (response.headersSent) response.destroy();
      else {
        const { code, message, parameters } = told;
        const body = { ok: false, error_code: code, description: message, ...(parameters ? { parameters } : {}) };
        send(response, code, body, parameters?.retry_after);
      }
    }
    return true;
  };
}

async function answer(
  gateway: Gateway,
  methods: Methods,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  called: RegExpExecArray | null | undefined,
): Promise<{ result: unknown; description?: string }> {
  const bot = await botOf(gateway, called?.[1] ?? '');
  const args = await readArguments(gateway.world, request, url);
  // An empty path names its method among the arguments.
  const name = called?.[2] || args.text('method') || '';
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  return runMethod(gateway, methods, { name, bot, args, signal: gone.signal });
}

/** A part of a path; as it stands where its percent signs mean nothing. */
function decoded(part: string, decode: (part: string) => string): string {
  try {
    return decode(part);
  } catch {
    return part;
  }
}

/** @throws ApiError for a token that is none, and for one of no bot */
async function botOf({ world }: Gateway, raw: string): Promise<BotAccount> {
  const token = decoded(raw, decodeURIComponent);
  if (!tokenForm.test(token)) throw new ApiError(401, 'Unauthorized: invalid token specified');
  return world.store.read(async (tx) => {
    const { id } = await requireBot(world, tx, token);
    return requireBotAccount(tx, id);
  });
}

function explained(error: unknown, log: Log, method: string | undefined): ApiError {
  if (error instanceof ApiError) return error;
  if (isDomainError(error)) return explainDomain(error);
  log({ event: 'bot-method-failed', method: method?.slice(0, 40), error: String(error) });
  return new ApiError(500, 'Internal Server Error');
}

function send(response: ServerResponse, status: number, body: unknown, retryAfterS?: number): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': bytes.length,
    'access-control-allow-origin': '*',
    ...(retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) }),
  });
  response.end(bytes);
}
