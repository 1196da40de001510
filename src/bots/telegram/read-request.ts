import type { IncomingMessage } from 'node:http';
import { isDomainError, storeFile, type World } from '#domain';
import busboy from 'busboy';
import { ApiError, badRequest } from './api-error.ts';
import type { SentFile } from '../files/fetch-file.ts';
import { type Arguments, createArguments, valuesOfJson } from './arguments.ts';
import { bareName, mimeOf } from '../files/mime.ts';

const bodyBytes = 1024 * 1024;
const fieldsAtMost = 300;
const filesAtMost = 60;
const fileBytes = 2000 * 1024 * 1024;

/** What a request carries, wherever it stands: query, form, multipart form or JSON. */
export async function readArguments(world: World, request: IncomingMessage, url: URL): Promise<Arguments> {
  const values = new Map<string, string>(url.searchParams);
  const type = typeOf(request);
  if (type === 'multipart/form-data') return readMultipart(world, request, values);
  if (request.method === 'GET' || request.method === 'HEAD') return createArguments(values);
  const body = await readBody(request);
  if (type === 'application/json') {
    for (const [name, value] of readJson(body)) values.set(name, value);
  } else if (type === 'application/x-www-form-urlencoded') {
    for (const [name, value] of new URLSearchParams(body)) values.set(name, value);
  }
  return createArguments(values);
}

const typeOf = ({ headers }: IncomingMessage): string =>
  headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';

/**
 * What the answer of a webhook carries: a form of either kind, with files, or JSON, whatever it calls itself. Nothing
 * where it is none of them. Rejects when the connection broke.
 */
export async function readAnswer(world: World, answer: IncomingMessage): Promise<Arguments> {
  const type = typeOf(answer);
  try {
    if (type === 'multipart/form-data') return await readMultipart(world, answer, new Map());
    const body = await readBody(answer);
    const form = type === 'application/x-www-form-urlencoded';
    return createArguments(form ? new Map(new URLSearchParams(body)) : readJson(body));
  } catch (error) {
    if (error instanceof ApiError || isDomainError(error)) return createArguments(new Map());
    throw error;
  }
}

function readJson(body: string): Map<string, string> {
  if (body.trim() === '') return new Map();
  try {
    return valuesOfJson(JSON.parse(body));
  } catch {
    throw badRequest("can't parse JSON object");
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let sizeBytes = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    sizeBytes += part.length;
    if (sizeBytes > bodyBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

const tooLarge = (): ApiError => new ApiError(413, 'Request Entity Too Large');

/** Files go to where files lie while they come in; nothing of them is held in memory. */
function readMultipart(world: World, request: IncomingMessage, values: Map<string, string>): Promise<Arguments> {
  const files = new Map<string, SentFile>();
  const storing: Promise<void>[] = [];
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      request.unpipe();
      request.resume();
      if (isDomainError(error) && error.code === 'file-too-big') reject(tooLarge());
      else reject(error instanceof Error ? error : new Error(String(error)));
    };
    let form: busboy.Busboy;
    try {
      form = busboy({
        headers: request.headers,
        limits: { fields: fieldsAtMost, files: filesAtMost, fieldSize: bodyBytes, fileSize: fileBytes },
        defParamCharset: 'utf8',
      });
    } catch {
      reject(badRequest('wrong multipart form'));
      return;
    }
    form.on('field', (name, value) => void values.set(name, value));
    form.on('file', (name, stream, { filename, mimeType }) => {
      const fileName = bareName(filename ?? '');
      const stored = storeFile(world, stream, fileBytes).then((blob) => {
        if (blob.sizeBytes === 0) throw badRequest('File must be non-empty');
        files.set(name, { blob, name: fileName, mime: mimeOf(fileName, mimeType) });
      });
      stored.catch(fail);
      storing.push(stored);
    });
    form.on('error', () => fail(badRequest('wrong multipart form')));
    form.on('close', () => {
      Promise.all(storing).then(() => resolve(createArguments(values, files)), fail);
    });
    request.on('error', fail);
    request.pipe(form);
  });
}
