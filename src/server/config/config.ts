import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isSafeUrl } from '#safety';
import type { Limits } from '#domain';
import type { ChosenAllowances } from '#rpc';
import type { S3Options } from '#storage';
import { isLoopback, type ListenAddress, parseAddress } from './address.ts';
import { ConfigError } from './errors.ts';
import { allowancesOf } from './flood.ts';
import { limitsOf } from './limits.ts';
import { type LoginCodes, loginCodesOf, type MailSettings, mailOf } from './login-codes.ts';
import { s3Of } from './s3.ts';
import { environmentName, type Setting, type SettingName, settings } from './settings.ts';

/** Everything that is decided from outside before the server starts. Paths are absolute. */
export interface Config {
  dataDir: string;
  /** At least one; port 0 takes a free one. */
  listen: ListenAddress[];
  database: { kind: 'sqlite'; path: string } | { kind: 'postgres'; url: string };
  natsUrl?: string;
  /** Folder of uploaded files. */
  blobsDir: string;
  /** Files lie in this object store instead. */
  s3?: S3Options;
  loginCodes: LoginCodes;
  /** The mail server that takes letters of the safety desk: that of the codes, unless another is named. */
  mail?: MailSettings;
  signUp: 'open' | 'invite' | 'closed';
  /** False switches flood waits off. */
  flood: boolean;
  /** How often methods may be called, where that is not the usual. */
  floodAllowances: ChosenAllowances;
  /** Without a slash at the end. */
  publicUrl?: string;
  /** Where clients are told to connect; empty for where the server listens. */
  advertise: readonly ListenAddress[];
  /** Bots may name addresses in the operator's own network, without TLS and on any port. */
  privateBotAddresses: boolean;
  /** How long a browser that seems connected may take to acknowledge a message before it is pushed to. */
  pushWaitS: number;
  /** For how long a link that a bot got for a file leads to it. */
  botFileHours: number;
  /** Where statements of reasons go until the desk says otherwise. */
  sor: { url: string; token: string } | null;
  /** Absolute path, or name on PATH, of ffmpeg; `off` for none. */
  ffmpeg: string;
  /** Username of the bot that makes bots. */
  botFounder: string;
  /** Language of the channel that shows newcomers around. */
  demoChannel: 'en' | 'ru' | 'off';
  /** PEM file of authorities that are believed beside the usual ones. */
  caFile?: string;
  /** Limits that differ from the defaults. */
  limits: Partial<Limits>;
}

/** What was given on the command line: flags without their dashes. */
export type GivenSettings = { readonly [K in SettingName]?: string | readonly string[] | undefined };
type Environment = { readonly [name: string]: string | undefined };

/**
 * Reads the settings from flags, then the environment, then the defaults. Throws ConfigError, among others when a
 * setting that is only for tests would be reachable from other machines.
 */
export function readConfig(given: GivenSettings, environment: Environment, workingDir: string): Config {
  const one = (name: SettingName): string | undefined => valuesOf(name, given, environment).at(-1);
  const dataDir = resolve(workingDir, one('data') ?? settings.data.fallback);
  const listen = valuesOf('listen', given, environment).map((text) => parseAddress(text, 'listen'));
  if (listen.length === 0) listen.push(parseAddress(settings.listen.fallback, 'listen'));
  const natsUrl = one('nats-url');
  const publicUrl = one('public-url');
  const caFile = one('ca-file');
  const loginCodes = loginCodesOf(one('login-codes') ?? settings['login-codes'].fallback);
  const letters = one('letters');
  const mail = letters ? mailOf('letters', letters) : loginCodes.kind === 'smtp' ? loginCodes : undefined;
  const config: Config = {
    dataDir,
    listen,
    database: databaseOf(one('database-url'), dataDir),
    ...(natsUrl ? { natsUrl: checkedUrl('nats-url', natsUrl, ['nats:', 'tls:']) } : {}),
    ...blobsOf(one('blobs-url'), dataDir, environment),
    loginCodes,
    ...(mail ? { mail } : {}),
    signUp: choice('sign-up', one('sign-up') ?? settings['sign-up'].fallback, ['open', 'invite', 'closed']),
    flood: choice('flood', one('flood') ?? settings.flood.fallback, ['normal', 'off']) === 'normal',
    floodAllowances: allowancesOf(valuesOf('flood-allowance', given, environment)),
    ...(publicUrl ? { publicUrl: checkedUrl('public-url', publicUrl, ['http:', 'https:']).replace(/\/+$/, '') } : {}),
    advertise: valuesOf('advertise', given, environment).map((text) => parseAddress(text, 'advertise')),
    privateBotAddresses:
      choice('bot-addresses', one('bot-addresses') ?? settings['bot-addresses'].fallback, ['public', 'any']) === 'any',
    pushWaitS: secondsOf('push-wait-seconds', one('push-wait-seconds') ?? settings['push-wait-seconds'].fallback),
    botFileHours: hoursOf('bot-file-hours', one('bot-file-hours') ?? settings['bot-file-hours'].fallback),
    sor: sorOf(one('sor-url'), environment),
    ffmpeg: programOf(one('ffmpeg') ?? settings.ffmpeg.fallback, workingDir),
    botFounder: (one('bot-founder') ?? settings['bot-founder'].fallback).replace(/^@/, ''),
    demoChannel: choice('demo-channel', one('demo-channel') ?? settings['demo-channel'].fallback, ['en', 'ru', 'off']),
    ...(caFile ? { caFile: resolve(workingDir, caFile) } : {}),
    limits: limitsOf(one),
  };
  refuseTestSettingsInPublic(config);
  return config;
}

/** What has a slash is a path; anything else a name. */
const programOf = (text: string, workingDir: string): string => (/[\\/]/.test(text) ? resolve(workingDir, text) : text);

function valuesOf(name: SettingName, given: GivenSettings, environment: Environment): string[] {
  const flag = given[name];
  if (flag !== undefined) return typeof flag === 'string' ? [flag] : [...flag];
  const variable = environment[environmentName(name)]?.trim();
  if (!variable) return [];
  const setting: Setting = settings[name];
  return setting.many ? variable.split(',').filter((part) => part.trim() !== '') : [variable];
}

/** Settings that let anybody in must not be reachable by anybody. */
function refuseTestSettingsInPublic(config: Config): void {
  const open = config.listen.find(({ host }) => !isLoopback(host));
  if (!open) return;
  const where = `while listening on ${open.host}: only on a loopback address such as 127.0.0.1`;
  if (config.loginCodes.kind === 'fixed') throw new ConfigError(`--login-codes fixed:… is refused ${where}`);
  if (!config.flood) throw new ConfigError(`--flood off is refused ${where}`);
}

function choice<T extends string>(name: SettingName, text: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === text);
  if (!found) throw new ConfigError(`--${name} is one of ${allowed.join(', ')}, not "${text}"`);
  return found;
}

const mostHours = 24 * 366;

function hoursOf(name: SettingName, text: string): number {
  const hours = Number(text);
  if (!Number.isInteger(hours) || hours < 1 || hours > mostHours)
    throw new ConfigError(`--${name} is a number of hours from 1 to ${mostHours}, not "${text}"`);
  return hours;
}

/** Longer than a connection lives that says nothing. */
const mostWaitS = 900;

function secondsOf(name: SettingName, text: string): number {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > mostWaitS)
    throw new ConfigError(`--${name} is a number of seconds from 1 to ${mostWaitS}, not "${text}"`);
  return seconds;
}

function checkedUrl(name: SettingName, text: string, protocols: readonly string[]): string {
  const url = URL.parse(text);
  if (!url || !protocols.includes(url.protocol)) {
    throw new ConfigError(`--${name} wants an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`);
  }
  return text;
}

function databaseOf(text: string | undefined, dataDir: string): Config['database'] {
  if (!text) return { kind: 'sqlite', path: join(dataDir, 'tocsin.db') };
  // The driver knows forms that are no URL elsewhere: an empty host stands for a socket named in the query.
  if (!/^postgres(ql)?:\/\//.test(text)) {
    throw new ConfigError('--database-url wants an address that begins with postgres:// or postgresql://');
  }
  return { kind: 'postgres', url: text };
}

/** The token travels with every call and stands in the environment, as a command line can be read by others. */
function sorOf(url: string | undefined, environment: Environment): Config['sor'] {
  if (!url) return null;
  if (!isSafeUrl(url)) throw new ConfigError('--sor-url wants an https address, as a token travels with every call');
  const token = environment.TOCSIN_SOR_TOKEN?.trim();
  if (!token) throw new ConfigError('--sor-url wants TOCSIN_SOR_TOKEN in the environment');
  return { url: url.replace(/\/+$/, ''), token };
}

function blobsOf(text: string | undefined, dataDir: string, environment: Environment): Pick<Config, 'blobsDir' | 's3'> {
  const blobsDir = join(dataDir, 'blobs');
  if (!text) return { blobsDir };
  if (text.startsWith('s3:')) return { blobsDir, s3: s3Of(text, environment) };
  const path = fileURLToPath(checkedUrl('blobs-url', text, ['file:']));
  if (!isAbsolute(path)) throw new ConfigError('--blobs-url wants an absolute path');
  return { blobsDir: path };
}
