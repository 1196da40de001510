import { createServer } from 'node:net';
import { defaultLimits } from '#domain';
import { limitNames, limitSettings } from '../config/limits.ts';
import { allowanceWords } from '../config/flood.ts';
import { formatAddress, isLoopback, type ListenAddress } from '../config/address.ts';
import type { Config } from '../config/config.ts';
import type { LoginCodes } from '../config/login-codes.ts';
import { describeFailure } from '../describe-failure.ts';
import { createMailer } from '../mail.ts';
import { openBlobs } from '../open-blobs.ts';
import { describeFilms } from '../films/open-films.ts';
import { openBus } from '../open-bus.ts';
import { openStore } from '../open-store.ts';
import { reachOf } from '../reach.ts';
import { readAuthorities } from '../trust-authorities.ts';
import { requireFolder } from '../require-writable.ts';

export interface ConfigCheck {
  what: string;
  value: string;
  /** What is wrong and what to do; absent when all is well. */
  trouble?: string;
}

/** Tries each setting as the server would use it: folders, database, NATS, ports. Changes nothing but the schema. */
export async function checkConfig(config: Config): Promise<ConfigCheck[]> {
  const checks: [string, string, () => Promise<unknown>][] = [
    ['data folder', config.dataDir, () => requireFolder(config.dataDir)],
    ['database', databaseWords(config), async () => (await openStore(config, () => undefined)).close()],
    ['files', filesWords(config), () => tryBlobs(config)],
    ...config.listen.map((address): [string, string, () => Promise<unknown>] => [
      'listen',
      formatAddress(address),
      () => mayListen(address),
    ]),
  ];
  if (config.natsUrl) {
    checks.push(['nodes', hidePassword(config.natsUrl), async () => (await openBus(config, () => undefined)).close()]);
  }
  const { caFile, loginCodes, mail } = config;
  if (caFile !== undefined) checks.push(['authorities', caFile, () => readAuthorities(caFile)]);
  if (loginCodes.kind === 'smtp') {
    checks.push(['mail', `${loginCodes.host}:${loginCodes.port}`, () => createMailer(loginCodes).check()]);
  }
  if (mail && mail !== loginCodes)
    checks.push(['letters', `${mail.host}:${mail.port}`, () => createMailer(mail).check()]);
  const results: ConfigCheck[] = [];
  for (const [what, value, attempt] of checks) {
    try {
      await attempt();
      results.push({ what, value });
    } catch (error) {
      results.push({ what, value, trouble: describeFailure(error).line });
    }
  }
  results.push(await filmsCheck(config));
  results.push({ what: 'clients are told', value: toldWords(config) });
  results.push({ what: 'sign-in codes', value: codesWords(loginCodes) });
  if (!mail) results.push({ what: 'letters', value: 'none: whoever sends a notice reads its page, no mail' });
  results.push({ what: 'sign-up', value: config.signUp });
  const limits = { ...defaultLimits, ...config.limits };
  for (const name of limitNames)
    results.push({ what: name.replaceAll('-', ' '), value: String(limits[limitSettings[name].limit]) });
  results.push({ what: 'flood waits', value: config.flood ? 'normal' : 'off (for tests only)' });
  for (const [name, value] of allowanceWords(config.floodAllowances))
    results.push({ what: 'flood allowance', value: `${name}: ${value}` });
  return results;
}

async function filmsCheck(config: Config): Promise<ConfigCheck> {
  try {
    return { what: 'films', value: await describeFilms(config) };
  } catch (error) {
    return { what: 'films', value: config.ffmpeg, trouble: describeFailure(error).line };
  }
}

/** A server that listens on loopback alone is right behind a proxy, as long as clients elsewhere are told of the proxy. */
function toldWords(config: Config): string {
  const reach = reachOf(config);
  reach.bound.push(...config.listen);
  const addresses = reach.addresses();
  const onlyHere = addresses.every(({ host }) => isLoopback(host));
  const hint = onlyHere ? '; reached from this machine alone, unless --advertise names what stands in front' : '';
  return `${addresses.map(formatAddress).join(', ')} and ${reach.webSocket()}${hint}`;
}

function codesWords(codes: LoginCodes): string {
  if (codes.kind === 'fixed') return 'fixed (for tests only)';
  if (codes.kind !== 'smtp') return codes.kind;
  return codes.phonesTo === undefined
    ? 'mail to recovery addresses; those for phone numbers in the log, as no to= is given'
    : 'mail';
}

const databaseWords = ({ database }: Config): string =>
  database.kind === 'sqlite' ? database.path : hidePassword(database.url);

const hidePassword = (url: string): string => url.replace(/(:\/\/[^:@/]*:)[^@]*@/, '$1***@');

/** A port that our own running server holds is as taken as any other: the words say so. */
function mayListen({ host, port }: ListenAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()));
  });
}

const filesWords = ({ s3, blobsDir }: Config): string => (s3 ? `${s3.endpoint}/${s3.bucket}/${s3.prefix}` : blobsDir);

/** Asks for a file that is not there: an object store answers only whom it knows. */
async function tryBlobs(config: Config): Promise<void> {
  const blobs = await openBlobs(config);
  await blobs.sizeOf('0'.repeat(32));
}
