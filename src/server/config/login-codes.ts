import { isLoopback } from './address.ts';
import { ConfigError } from './errors.ts';

export type LoginCodes =
  | { kind: 'console' }
  | { kind: 'fixed'; code: string }
  | { kind: 'webhook'; url: string }
  | ({ kind: 'smtp' } & MailSettings);

/** A mail server that takes our mails, and the addresses in them. */
export interface MailSettings {
  host: string;
  port: number;
  /** `start` begins in the clear and must change to TLS before anything else; `none` is for a server on this machine. */
  tls: 'whole' | 'start' | 'none';
  login?: { user: string; password: string };
  from: string;
  /** Where codes for phone numbers go, `{phone}` replaced by the digits: a gateway to SMS. Without it, to the log. */
  phonesTo?: string;
}

/** Reads `--login-codes`. @throws ConfigError */
export function loginCodesOf(text: string): LoginCodes {
  if (text === 'console') return { kind: 'console' };
  const fixed = /^fixed:(\d{5,8})$/.exec(text)?.[1];
  if (fixed) return { kind: 'fixed', code: fixed };
  if (/^smtps?:/.test(text)) return { kind: 'smtp', ...mailOf('login-codes', text) };
  if (text.startsWith('webhook:')) return { kind: 'webhook', url: webhookOf(text.slice('webhook:'.length)) };
  throw new ConfigError(
    '--login-codes is console, fixed:DIGITS (5 to 8), smtp://HOST?from=ADDRESS or webhook:https://…',
  );
}

const onThisMachine = (url: URL): boolean => isLoopback(url.hostname.replace(/^\[|\]$/g, ''));

function webhookOf(text: string): string {
  const url = URL.parse(text);
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    throw new ConfigError('--login-codes webhook: wants an address that begins with https://');
  }
  if (url.protocol === 'http:' && !onThisMachine(url)) {
    throw new ConfigError('--login-codes webhook: wants https, as sign-in codes are secrets');
  }
  return text;
}

const mailAddress = /^[^\s@<>,;]+@[^\s@<>,;]+$/;
const defaultPorts = { whole: 465, start: 587, none: 25 };

/** Reads `smtp://USER:PASSWORD@HOST:PORT?from=ADDRESS` of a setting. @throws ConfigError */
export function mailOf(setting: 'login-codes' | 'letters', text: string): MailSettings {
  const url = URL.parse(text);
  if (!url?.hostname || !['smtp:', 'smtps:'].includes(url.protocol))
    throw new ConfigError(`--${setting} smtp:// wants the mail server: smtp://HOST?from=ADDRESS`);
  const from = url.searchParams.get('from') ?? '';
  const phonesTo = url.searchParams.get('to');
  if (!mailAddress.test(from)) {
    throw new ConfigError(`--${setting} smtp:// wants the sender of its mails: smtp://HOST?from=ADDRESS`);
  }
  if (phonesTo !== null && !mailAddress.test(phonesTo)) {
    throw new ConfigError(`--${setting} smtp:// wants to=ADDRESS, where {phone} stands for the number`);
  }
  const tls = url.protocol === 'smtps:' ? 'whole' : onThisMachine(url) ? 'none' : 'start';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? defaultPorts[tls] : Number(url.port),
    tls,
    ...(url.username === ''
      ? {}
      : { login: { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) } }),
    from,
    ...(phonesTo === null ? {} : { phonesTo }),
  };
}
