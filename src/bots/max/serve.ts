import type { IncomingMessage, ServerResponse } from 'node:http';
import { type BotAccount, isDomainError, requireBot, requireBotAccount } from '#domain';
import { sendFile } from '../files/send-file.ts';
import { ApiError, badPayload, badToken, missing, tooMany } from './api-error.ts';
import type { ApiDialect, Gateway } from './context.ts';
import { explainDomain } from './domain-errors.ts';
import { type Fields, isFields } from './fields.ts';
import { findOperation } from './find-operation.ts';
import type { Operation } from './operation.ts';
import { serveUpload } from './uploads/serve-upload.ts';
import { jsonIn } from './to-api/words.ts';

type Log = (event: Record<string, unknown>) => void;
type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

const doorPath = /^\/(max|tamtam)(\/.*)?$/;
const filePath = /^\/file\/(\d{1,15})\/([\w-]+)\.[a-z0-9]{1,8}$/i;
const uploadPath = /^\/upload\/(\d{1,15})\/(-?\d{1,20})$/;
const bodyBytes = 1024 * 1024;

/** `/max/…` and `/tamtam/…`. */
export function serveMax(
  parts: { gateway: Gateway; operations: readonly Operation[]; waitFor: (bot: number) => number },
  log: Log,
): Handler {
  return async (request, response, url) => {
    const door = doorPath.exec(url.pathname);
    if (!door) return false;
    const dialect: ApiDialect = door[1] === 'tamtam' ? 'tamtam' : 'max';
    try {
      await answer(parts, { dialect, path: door[2] ?? '/', request, response, url });
    } catch (error) {
      const { status, code, message, retryAfterS } = explained(error, log);
      if (response.headersSent) response.destroy();
      else send(response, status, { code, message }, retryAfterS);
    }
    return true;
  };
}

interface Asked {
  dialect: ApiDialect;
  path: string;
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
}

async function answer(parts: Parameters<typeof serveMax>[0], asked: Asked): Promise<void> {
  const { gateway } = parts;
  const { dialect, path, request, response, url } = asked;
  const file = filePath.exec(path);
  if (file) {
    if (!(await sendFile(gateway, Number(file[1]), file[2] ?? '', response))) throw missing('File not found');
    return;
  }
  const upload = uploadPath.exec(path);
  if (upload) {
    const told = await serveUpload(gateway, dialect, { bot: Number(upload[1]), id: upload[2] ?? '' }, request);
    send(response, told.status, told.body);
    return;
  }
  const bot = await botOf(gateway, dialect, request, url);
  const waitS = gateway.world.settings.flood ? parts.waitFor(bot.id) : 0;
  if (waitS > 0) throw tooMany(waitS);
  const verb = request.method ?? 'GET';
  const found = findOperation(parts.operations, { dialect, verb, path: decoded(path) });
  const body = verb === 'GET' || verb === 'DELETE' ? {} : await readBody(request);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const call = { ...gateway, dialect, bot, path: found.path, query: url.searchParams, body, signal: gone.signal };
  sendJson(response, 200, jsonIn(dialect, await found.operation.run(call)));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** MAX takes the token in the header alone, TamTam in the query alone. @throws ApiError */
async function botOf({ world }: Gateway, dialect: ApiDialect, request: IncomingMessage, url: URL): Promise<BotAccount> {
  const token =
    dialect === 'max' ? request.headers.authorization?.trim() : url.searchParams.get('access_token')?.trim();
  if (!token) throw badToken(dialect === 'max' ? 'No Authorization header' : 'No access_token');
  return world.store.read(async (tx) => {
    const { id } = await requireBot(world, tx, token);
    return requireBotAccount(tx, id);
  });
}

async function readBody(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    sizeBytes += chunk.length;
    if (sizeBytes > bodyBytes) throw new ApiError(413, 'proto.payload', 'Request body is too large');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8').trim();
  if (text === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badPayload("Can't parse request body: invalid JSON");
  }
  if (!isFields(value)) throw badPayload("Can't parse request body: an object is expected");
  return value;
}

function explained(error: unknown, log: Log): ApiError {
  if (error instanceof ApiError) return error;
  if (isDomainError(error)) return explainDomain(error);
  log({ event: 'bot-method-failed', error: String(error) });
  return new ApiError(500, 'internal.error', 'Internal error');
}

function send(response: ServerResponse, status: number, body: object | string, retryAfterS?: number): void {
  if (typeof body === 'string') sendBytes(response, status, 'text/plain; charset=utf-8', body, retryAfterS);
  else sendJson(response, status, JSON.stringify(body), retryAfterS);
}

const sendJson = (response: ServerResponse, status: number, json: string, retryAfterS?: number): void =>
  sendBytes(response, status, 'application/json; charset=utf-8', json, retryAfterS);

function sendBytes(response: ServerResponse, status: number, type: string, text: string, retryAfterS?: number): void {
  const bytes = Buffer.from(text);
  response.writeHead(status, {
    'content-type': type,
    'content-length': bytes.length,
    ...(retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) }),
  });
  response.end(bytes);
}
