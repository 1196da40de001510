import { isIP } from 'node:net';
import type { Webhook } from '#domain';
import { badRequest } from '../api-error.ts';
import { OutsideError } from '../../outside/request.ts';
import type { Call } from '../context.ts';

const urlLength = 2048;
const secretLength = 256;
const certificateBytes = 10 * 1024;
const usualConnections = 40;
const mostConnections = 100;

const bad = (text: string) => badRequest(`bad webhook: ${text}`);

/** The webhook that a request asks for; undefined takes it away. @throws ApiError in the API's own words */
export async function readWebhook(call: Call): Promise<Webhook | undefined> {
  const { args, settings } = call;
  const text = args.text('url');
  if (text === undefined) return undefined;
  if (text.length > urlLength) throw badRequest('invalid webhook URL specified');
  const url = URL.parse(text.includes('://') ? text : `https://${text}`);
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw badRequest('invalid webhook URL specified');
  if (url.protocol === 'http:' && !settings.plainWebhooks) throw bad('An HTTPS URL must be provided for webhook');
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  if (settings.webhookPorts && !settings.webhookPorts.includes(port))
    throw bad('Webhook can be set up only on ports 80, 88, 443 or 8443');
  const secret = readSecret(args.text('secret_token'));
  const certificate = await readCertificate(call);
  const address = args.text('ip_address');
  if (address !== undefined && isIP(address) === 0) throw bad('Invalid IP address specified');
  return {
    ...{ url: url.href, seenAddress: await reachable(call, url, address) },
    maxConnections: Math.min(Math.max(args.int('max_connections') ?? usualConnections, 1), mostConnections),
    ...(secret ? { secret } : {}),
    ...(certificate ? { certificate } : {}),
    ...(address ? { address } : {}),
  };
}

/** Where the webhook will be called. @throws ApiError when its name leads nowhere, or where no bot may call */
async function reachable({ outside }: Call, url: URL, address: string | undefined): Promise<string> {
  try {
    return await outside.addressOf(url, address);
  } catch (error) {
    throw error instanceof OutsideError ? bad(error.message) : error;
  }
}

function readSecret(secret: string | undefined): string | undefined {
  if (secret === undefined) return undefined;
  if (secret.length > secretLength) throw badRequest('secret token is too long');
  if (!/^[A-Za-z0-9_-]+$/.test(secret)) throw badRequest('secret token contains unallowed characters');
  return secret;
}

/** A certificate that the bot signed itself, as it was uploaded. */
async function readCertificate({ args, world }: Call): Promise<string | undefined> {
  const sent = args.file('certificate');
  if (!sent) return undefined;
  const { name, sizeBytes } = sent.blob;
  if (sizeBytes > certificateBytes) throw badRequest(`certificate size is too big (${sizeBytes} bytes)`);
  const bytes = await world.blobs.read(name, 0, sizeBytes);
  const pem = Buffer.from(bytes ?? []).toString('utf8');
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) throw bad('Failed to set custom certificate file');
  return pem;
}
