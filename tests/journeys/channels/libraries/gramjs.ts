import { createRequire } from 'node:module';
import Long from 'long';
import type { TelegramClient } from 'telegram';
import { gramjsClient } from '../../scenario/gramjs.ts';
import { classOf, inOlderWords, type Library, type Method, olderName, wide } from './raw-client.ts';

const require = createRequire(import.meta.url);
const { Api } = require('telegram') as typeof import('telegram');
const { computeCheck } = require('telegram/Password') as typeof import('telegram/Password.js');
const bigInt = require('big-integer') as typeof import('big-integer');

type Made = ConstructorParameters<typeof Api.InputChannel>[0] & { className: string; originalArgs: object };
type Maker = new (given: object) => Made;

function makerOf(name: string): Maker | undefined {
  const { room, name: last } = classOf(name);
  const rooms = Api as unknown as Record<string, Record<string, Maker> | undefined>;
  return room === undefined ? (Api as unknown as Record<string, Maker | undefined>)[last] : rooms[room]?.[last];
}

/** Ids that the library keeps as big numbers. */
const peerKeys = new Set(['channelId', 'userId', 'chatId']);

function toGramjs(value: unknown, key = ''): unknown {
  if (Long.isLong(value)) return bigInt(value.toString());
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (Array.isArray(value)) return value.map((one) => toGramjs(one));
  if (typeof value !== 'object' || value === null)
    return typeof value === 'number' && peerKeys.has(key) ? bigInt(value) : value;
  const { _: name, ...given } = value as { _: string };
  const Maker = makerOf(name);
  if (!Maker) throw new Error(`gramjs does not know ${name}`);
  return new Maker(Object.fromEntries(Object.entries(given).map(([k, one]) => [k, toGramjs(one, k)])));
}

function fromGramjs(value: unknown, key = ''): unknown {
  if (bigInt.isInstance(value)) return wide.has(key) ? Long.fromString(value.toString()) : value.toJSNumber();
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return value ?? undefined;
  if (Array.isArray(value)) return [...value].map((one) => fromGramjs(one));
  const { className, originalArgs } = value as Made;
  const at = className.lastIndexOf('.') + 1;
  const entries = Object.entries(originalArgs).filter(([, one]) => one !== undefined && one !== null);
  return {
    _: className.slice(0, at) + className.charAt(at).toLowerCase() + className.slice(at + 1),
    ...Object.fromEntries(entries.map(([k, one]) => [k, fromGramjs(one, k)])),
  };
}

const nameOf = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null) return undefined;
  // The library turns waits into classes that keep the seconds only.
  if (error.constructor.name === 'SlowModeWaitError') return 'SLOWMODE_WAIT';
  return 'errorMessage' in error ? String(error.errorMessage) : undefined;
};

/** People with npm `telegram` (gramjs), layer 198. */
export function gramjs(): Library {
  const clients: TelegramClient[] = [];
  const knows = async (method: Method) =>
    makerOf(method) !== undefined || makerOf(olderName(method) ?? '') !== undefined;
  return {
    name: 'gramjs',
    missing: false,
    async signUp(place, phone, firstName) {
      const client = gramjsClient(place, 'obfuscated');
      await client.connect();
      clients.push(client);
      const { phoneCodeHash } = await client.sendCode({ apiId: 1, apiHash: 'none' }, phone);
      const given = { phoneNumber: phone, phoneCodeHash };
      const known = await client.invoke(new Api.auth.SignIn({ ...given, phoneCode: '12345' })).catch(() => undefined);
      if (!(known instanceof Api.auth.Authorization))
        await client.invoke(new Api.auth.SignUp({ ...given, firstName, lastName: '' }));
      const heard: unknown[] = [];
      client.addEventHandler((update) => void heard.push(fromGramjs(update)));
      return {
        call: async (request) =>
          fromGramjs(
            await client.invoke(toGramjs(makerOf(request._) ? request : inOlderWords(request)) as never),
          ) as never,
        knows,
        hasType: async (name) => makerOf(name) !== undefined,
        setPassword: (password) => client.updateTwoFaSettings({ isCheckPassword: false, newPassword: password }),
        async proof(password) {
          const proof = await computeCheck(await client.invoke(new Api.account.GetPassword()), password);
          return fromGramjs(proof) as never;
        },
        heard: async () => heard as never,
        nameOf,
      };
    },
    async close() {
      for (const client of clients) await client.destroy();
    },
  };
}
