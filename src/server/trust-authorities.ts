import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { ConfigError } from './config/errors.ts';

const certificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** The certificates of a PEM file. Throws ConfigError when it cannot be read or holds none. */
export async function readAuthorities(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new ConfigError(`--ca-file: ${path} cannot be read`);
  });
  const found = text.match(certificate) ?? [];
  if (found.length === 0) throw new ConfigError(`--ca-file: ${path} holds no certificate (PEM)`);
  for (const one of found) {
    if (!isCertificate(one)) throw new ConfigError(`--ca-file: ${path} holds a certificate that cannot be read`);
  }
  return found;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

/** Believes the authorities of a file beside the usual ones, for every call of this thread from now on. */
export async function trustAuthorities(path: string): Promise<void> {
  setDefaultCACertificates([...getCACertificates('default'), ...(await readAuthorities(path))]);
}
