import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Route, sendText } from './routes.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

/**
 * What the pages may do: their own files, their own WebSocket, bytes that they made themselves. No inline script or
 * style, no other host, no frame around them.
 */
const SECURITY = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self' blob:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=(self), payment=(), usb=()',
};

/** The desk runs no WebAssembly, plays nothing and records nothing. */
export const deskSecurity = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** Files whose names carry a digest of their content never change. */
const FOREVER = 'public, max-age=31536000, immutable';
const CHECK_FIRST = 'no-cache';

/**
 * Serves one built folder under `prefix` (`''` or `/console`). Paths without a file fall through to other routes; the
 * folder's own address answers with its page, or says how to build it. `security` replaces headers of the usual set.
 */
export function pageRoutes(prefix: string, folder: string, security: Record<string, string> = {}): Route {
  return async (request, response, url) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    if (prefix !== '' && url.pathname === prefix) {
      response.writeHead(308, { location: `${prefix}/` }).end();
      return true;
    }
    if (!url.pathname.startsWith(`${prefix}/`)) return false;
    const path = url.pathname.slice(prefix.length + 1) || 'index.html';
    const file = fileIn(folder, path);
    const found = file && (await fileInfo(file));
    if (found) {
      await sendFile(request, response, file, path, found, security);
      return true;
    }
    if (path !== 'index.html') return false;
    sendText(response, 503, 'The pages are not built yet. Run: npm run build:pages\n');
    return true;
  };
}

/** The file for a path, or undefined when the path leads outside or to a hidden file. */
function fileIn(folder: string, path: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.split(/[\\/]/).some((part) => part.startsWith('.'))) return undefined;
  const file = normalize(join(folder, decoded));
  return file.startsWith(folder + sep) && TYPES[extname(file)] ? file : undefined;
}

async function fileInfo(file: string): Promise<{ sizeBytes: number; changedMs: number } | undefined> {
  const info = await stat(file).catch(() => undefined);
  return info?.isFile() ? { sizeBytes: info.size, changedMs: info.mtimeMs } : undefined;
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  path: string,
  plain: { sizeBytes: number; changedMs: number },
  security: Record<string, string>,
): Promise<void> {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  let chosen = { name: file, encoding: '', ...plain };
  for (const [encoding, ending] of [
    ['br', '.br'],
    ['gzip', '.gz'],
  ] as const) {
    if (chosen.encoding || !accepted.includes(encoding)) continue;
    const packed = await fileInfo(file + ending);
    if (packed) chosen = { name: file + ending, encoding, ...packed };
  }
  const etag = `"${chosen.sizeBytes.toString(36)}-${Math.round(chosen.changedMs).toString(36)}${chosen.encoding}"`;
  const headers = {
    ...SECURITY,
    ...security,
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': path.startsWith('assets/') ? FOREVER : CHECK_FIRST,
    vary: 'accept-encoding',
    etag,
  };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, {
    ...headers,
    'content-length': chosen.sizeBytes,
    ...(chosen.encoding && { 'content-encoding': chosen.encoding }),
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(chosen.name), response).catch(() => response.destroy());
}
