import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { noticeScript } from './notice-script.ts';

/**
 * Solves the task of the notice form in a worker of the visitor's browser. Browsers have a SHA-256 of their own only on
 * pages over HTTPS or of the same machine; whoever reports something to a server in their own network has neither.
 */
const solver = `import { initSync, sha256 } from '/notice/hash.js';
const text = new TextEncoder();
self.onmessage = async ({ data: { challenge, bits } }) => {
  const wasm = await fetch('/notice/hash.wasm');
  initSync(await WebAssembly.compile(await wasm.arrayBuffer()));
  for (let n = 0; ; n += 1) {
    let zero = 0;
    for (const byte of sha256(text.encode(challenge + ':' + n))) { if (byte === 0) { zero += 8; continue; } zero += Math.clz32(byte) - 24; break; }
    if (zero >= bits) return self.postMessage(String(n));
  }
};
`;

const script = 'text/javascript; charset=utf-8';
const ofPackage = (name: string): string => fileURLToPath(import.meta.resolve(`@mtcute/wasm${name}`));

const files: Record<string, { type: string; read: () => string | Buffer }> = {
  '/notice.js': { type: script, read: () => noticeScript },
  '/notice/solver.js': { type: script, read: () => solver },
  '/notice/hash.js': { type: script, read: () => readFileSync(ofPackage('')) },
  '/notice/hash.wasm': { type: 'application/wasm', read: () => readFileSync(ofPackage('/mtcute.wasm')) },
};

/** The form's script and what it loads besides; false when the path is none of it. */
export function serveSolver(response: ServerResponse, pathname: string): boolean {
  const file = files[pathname];
  if (!file) return false;
  response.writeHead(200, {
    'content-type': file.type,
    'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'max-age=3600',
  });
  response.end(file.read());
  return true;
}
