import type { S3Options } from '#storage';
import { isLoopback } from './address.ts';
import { ConfigError } from './errors.ts';

const defaultRegion = 'us-east-1';

/**
 * `s3://BUCKET/PREFIX?endpoint=https://…&region=…`; the keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, as
 * a command line can be read by others on the machine.
 */
export function s3Of(text: string, environment: { readonly [name: string]: string | undefined }): S3Options {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.hostname === '') throw new ConfigError('--blobs-url wants s3://BUCKET?endpoint=https://…');
  const region = url.searchParams.get('region') ?? defaultRegion;
  const endpoint = url.searchParams.get('endpoint') ?? `https://s3.${region}.amazonaws.com`;
  if (!isSafe(endpoint)) throw new ConfigError('--blobs-url wants an https endpoint, as files are private');
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  if (!accessKeyId || !secretAccessKey) {
    throw new ConfigError('--blobs-url s3://… wants AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment');
  }
  const folder = url.pathname.replace(/^\/+|\/+$/g, '');
  return {
    endpoint: endpoint.replace(/\/+$/, ''),
    bucket: url.hostname,
    prefix: folder === '' ? '' : `${folder}/`,
    region,
    accessKeyId,
    secretAccessKey,
  };
}

/** Plain http only to this machine. */
function isSafe(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname } = new URL(endpoint);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, '')));
}
