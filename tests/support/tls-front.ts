import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A reverse proxy with TLS under an authority of its own, as an operator puts before a server. */
export interface TlsFront {
  /** Base URL. */
  readonly https: string;
  /** PEM file of the authority. */
  readonly caFile: string;
  close(): Promise<void>;
}

/** Whether the program that makes certificates is installed. */
export const hasOpenssl = (): Promise<boolean> =>
  run('openssl', ['version']).then(
    () => true,
    () => false,
  );

async function makeCertificates(folder: string): Promise<{ key: Buffer; cert: Buffer; caFile: string }> {
  const path = (name: string): string => join(folder, name);
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const authority = ['-keyout', path('ca.key'), '-out', path('ca.pem'), '-subj', '/CN=Authority of a test'];
  await run('openssl', ['req', '-x509', '-days', '2', ...newKey, ...authority]);
  await run('openssl', [
    'req',
    ...newKey,
    '-keyout',
    path('own.key'),
    '-out',
    path('own.csr'),
    '-subj',
    '/CN=localhost',
  ]);
  await writeFile(path('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1');
  const signed = ['-CA', path('ca.pem'), '-CAkey', path('ca.key'), '-CAcreateserial', '-extfile', path('names')];
  await run('openssl', ['x509', '-req', '-days', '2', '-in', path('own.csr'), '-out', path('own.pem'), ...signed]);
  return { key: await readFile(path('own.key')), cert: await readFile(path('own.pem')), caFile: path('ca.pem') };
}

/** Puts TLS before a server that speaks plain HTTP at `target`. */
export async function startTlsFront(target: string): Promise<TlsFront> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-tls-'));
  const { key, cert, caFile } = await makeCertificates(folder);
  const server = createServer({ key, cert }, (asked, answer) => {
    const { method, headers } = asked;
    const onward = request(new URL(asked.url ?? '/', target), { method, headers }, (came) => {
      answer.writeHead(came.statusCode ?? 502, came.headers);
      came.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    https: `https://localhost:${address.port}`,
    caFile,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A certificate that vouches for itself, as bots upload one with their webhook. */
export async function selfSigned(host: string): Promise<{ key: Buffer; cert: Buffer }> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-cert-'));
  const path = (name: string): string => join(folder, name);
  try {
    const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', path('own.key')];
    const names = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
    await run('openssl', ['req', '-x509', '-days', '2', ...newKey, '-out', path('own.pem'), ...names]);
    return { key: await readFile(path('own.key')), cert: await readFile(path('own.pem')) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
