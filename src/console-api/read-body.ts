import type { IncomingMessage } from 'node:http';
import { ApiError } from './errors.ts';

/** The body as text. Refuses what is longer than the limit before it is read whole. */
export async function readText(request: IncomingMessage, limitBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let sizeBytes = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    sizeBytes += part.length;
    if (sizeBytes > limitBytes) throw new ApiError(413, 'body-too-large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/**
 * The body as JSON; an empty one is an empty object.
 *
 * @throws ApiError 413 above `limitBytes`, 415 json-only, 400 json-invalid
 */
export async function readJson(request: IncomingMessage, limitBytes: number): Promise<unknown> {
  const type = request.headers['content-type']?.split(';')[0]?.trim();
  const text = await readText(request, limitBytes);
  if (text === '') return {};
  // Forms of other sites cannot send this type without being asked first.
  if (type !== 'application/json') throw new ApiError(415, 'json-only');
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, 'json-invalid');
  }
}
