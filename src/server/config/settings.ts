import { limitSettings } from './limits.ts';

/** A setting that several commands share: a flag, an environment variable and what it means. */
export interface Setting {
  /** What stands for the value in the help: `DIR`, `URL`. */
  value: string;
  help: string;
  /** Shown in the help; the parsing itself supplies it. */
  fallback?: string;
  /** May be given several times; in the environment the values are separated by commas. */
  many?: true;
}

export const settings = {
  data: { value: 'DIR', help: 'folder of the database and the files', fallback: 'data' },
  listen: {
    value: 'HOST:PORT',
    help: 'where to listen; may be given several times',
    fallback: '127.0.0.1:8080',
    many: true,
  },
  'database-url': { value: 'URL', help: 'postgres://… instead of SQLite inside the data folder' },
  'nats-url': { value: 'URL', help: 'nats://… to reach the other nodes; without it this node is alone' },
  'blobs-url': {
    value: 'URL',
    help: 'file:///… to keep uploaded files elsewhere than in the data folder, or s3://BUCKET?endpoint=https://…',
  },
  'login-codes': {
    value: 'WAY',
    help: 'how codes travel: console (the log), fixed:12345 (loopback only), smtp://USER:PASSWORD@HOST?from=ADDRESS (and to={phone}@GATEWAY) or webhook:https://…',
    fallback: 'console',
  },
  letters: {
    value: 'URL',
    help: 'smtp://USER:PASSWORD@HOST?from=ADDRESS takes letters of the safety desk: receipts and decisions for whoever sent a notice, alarms of removal orders; otherwise that of --login-codes',
  },
  'sign-up': {
    value: 'MODE',
    help: 'who may make an account: open, invite (known to somebody here, or invited by command) or closed',
    fallback: 'open',
  },
  flood: { value: 'MODE', help: 'normal, or off for tests and benchmarks (loopback only)', fallback: 'normal' },
  'flood-allowance': {
    value: 'METHOD=CALLS/SECONDS',
    help: 'how often a method may be called: CALLS at once, then one each SECONDS; may be given several times, and check-config shows all',
    many: true,
  },
  'public-url': {
    value: 'URL',
    help: 'base of the links that people are given, where a proxy stands in front; otherwise http:// and the first address that clients are told',
  },
  advertise: {
    value: 'HOST:PORT',
    help: 'an address that clients are told to connect to, where a proxy or router stands in front; may be given several times; those of --listen otherwise',
    many: true,
  },
  'bot-addresses': {
    value: 'MODE',
    help: "where bots' webhooks and the files that they name may lie: public (https, no private networks) or any",
    fallback: 'public',
  },
  'push-wait-seconds': {
    value: 'SECONDS',
    help: 'how long a browser that seems connected may take to acknowledge a message before it is pushed to',
    fallback: '45',
  },
  'bot-file-hours': {
    value: 'HOURS',
    help: 'for how long a link that a bot got for a file leads to it; the bot can ask for another',
    fallback: '24',
  },
  'sor-url': {
    value: 'URL',
    help: "where statements of reasons go: the address of the Commission's database; the token comes from TOCSIN_SOR_TOKEN, and the desk can change both",
  },
  'ca-file': {
    value: 'FILE',
    help: 'certificates (PEM) of authorities that this server believes, beside the usual ones, when it calls others',
  },
  ffmpeg: {
    value: 'PROGRAM',
    help: 'ffmpeg, with ffprobe beside it, takes the still out of animated profile photos: a path, a name on PATH, or off',
    fallback: 'ffmpeg',
  },
  'bot-founder': { value: 'USERNAME', help: 'username of the bot that makes bots', fallback: 'BotFounder' },
  'demo-channel': {
    value: 'LANGUAGE',
    help: 'language of the public channel that shows newcomers what messages look like, made at the first start: en, ru, or off for none',
    fallback: 'en',
  },
  ...limitSettings,
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

/** All of them, in the order of the help. */
export const settingNames = Object.keys(settings).filter((name): name is SettingName => name in settings);

/** `--login-codes` is `TOCSIN_LOGIN_CODES`. */
export const environmentName = (flag: string): string => `TOCSIN_${flag.toUpperCase().replaceAll('-', '_')}`;
