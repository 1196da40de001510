import { lookup } from 'node:dns/promises';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

export interface OutsideRequest {
  url: URL;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: Uint8Array;
  /** For the whole exchange. */
  timeoutMs: number;
  /** A longer answer is an error, unless `cut` takes its beginning. */
  answerBytes: number;
  cut?: boolean;
  /** Reads of the answer's body what it likes, as it comes and within the same time; what it leaves is given back. */
  take?(answer: IncomingMessage): Promise<void>;
  /** PEM of a certificate to trust beside the usual ones. */
  certificate?: string;
  /** Connects there instead of asking the name server. */
  address?: string;
}

export interface OutsideAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** Why a request was not answered, in words that a bot's author may read. */
export class OutsideError extends Error {
  readonly reason: 'address-forbidden' | 'unresolved' | 'unreachable' | 'timeout' | 'too-big' | 'certificate';

  constructor(reason: OutsideError['reason'], message: string) {
    super(message);
    this.name = 'OutsideError';
    this.reason = reason;
  }
}

/** Speaks to machines that others named. */
export interface Outside {
  /** Where a request to a url would go. @throws OutsideError when nobody may be asked there */
  addressOf(url: URL, fixed?: string): Promise<string>;
  request(request: OutsideRequest): Promise<OutsideAnswer>;
}

/**
 * Requests to addresses that bots name. Names are resolved here and the connection goes to the address that was
 * checked, so that no answer of a name server leads into the operator's own network; redirects are not followed.
 */
export function createOutside(options: { allowPrivate: boolean }): Outside {
  const addressOf = async (url: URL, fixed?: string): Promise<string> => {
    const host = hostOf(url);
    const address = fixed ?? (isIP(host) ? host : await resolve(host));
    if (!options.allowPrivate && !isPublicAddress(address))
      throw new OutsideError('address-forbidden', `IP address ${address} is reserved`);
    return address;
  };
  return {
    addressOf,
    request: async (request) => exchange(request, hostOf(request.url), await addressOf(request.url, request.address)),
  };
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

async function resolve(host: string): Promise<string> {
  try {
    return (await lookup(host)).address;
  } catch {
    throw new OutsideError('unresolved', 'Failed to resolve host: Name or service not known');
  }
}

function exchange(request: OutsideRequest, host: string, address: string): Promise<OutsideAnswer> {
  const { url, body } = request;
  const secure = url.protocol === 'https:';
  const options: RequestOptions & { servername?: string; ca?: string } = {
    method: request.method,
    host: address,
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    path: `${url.pathname}${url.search}`,
    headers: {
      ...request.headers,
      host: url.host,
      ...(body ? { 'content-length': String(body.length) } : {}),
      ...(url.username ? { authorization: `Basic ${btoa(`${url.username}:${url.password}`)}` } : {}),
    },
    signal: AbortSignal.timeout(request.timeoutMs),
    ...(secure && !isIP(host) ? { servername: host } : {}),
    ...(request.certificate ? { ca: request.certificate } : {}),
  };
  return new Promise((done, fail) => {
    const outgoing = (secure ? requestHttps : requestHttp)(options, (answer) => {
      void readAnswer(answer, request).then(done, (error: unknown) => {
        outgoing.destroy();
        fail(explained(error));
      });
    });
    outgoing.on('error', (error) => fail(explained(error)));
    outgoing.end(body);
  });
}

async function readAnswer(answer: IncomingMessage, request: OutsideRequest): Promise<OutsideAnswer> {
  await request.take?.(answer);
  const parts: Buffer[] = [];
  let sizeBytes = 0;
  for await (const part of answer) {
    if (!Buffer.isBuffer(part)) continue;
    sizeBytes += part.length;
    if (sizeBytes > request.answerBytes) {
      if (request.cut) break;
      throw new OutsideError('too-big', 'file is too big');
    }
    parts.push(part);
  }
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) };
}

function explained(error: unknown): OutsideError {
  if (error instanceof OutsideError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError'))
    return new OutsideError('timeout', 'Read timeout expired');
  if (code === 'ECONNREFUSED') return new OutsideError('unreachable', 'Connection refused');
  if (code === 'ETIMEDOUT') return new OutsideError('timeout', 'Connection timed out');
  if (/CERT|SIGNED|TLS|SSL/.test(code))
    return new OutsideError('certificate', 'SSL error {error:certificate verify failed}');
  return new OutsideError('unreachable', 'Connection closed');
}
