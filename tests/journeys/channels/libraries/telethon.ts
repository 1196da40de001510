import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Long from 'long';
import { withoutTelethon } from '../../scenario/telethon.ts';
import { inOlderWords, type Library, olderName, type Place, type RawClient, wide } from './raw-client.ts';

const script = fileURLToPath(new URL('../../../support/telethon/raw.py', import.meta.url));

interface Line {
  call: number;
  result?: unknown;
  refused?: string;
  error?: string;
}

class Refused extends Error {
  readonly refused: string;
  constructor(refused: string) {
    super(refused);
    this.refused = refused;
  }
}

/** 64 bits and bytes do not stand in JSON as they are. */
function toJson(value: unknown): unknown {
  if (Long.isLong(value)) return { long: value.toString() };
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toJson(one)]));
}

function fromJson(value: unknown, key = ''): unknown {
  if (typeof value === 'number') return wide.has(key) ? Long.fromNumber(value) : value;
  if (Array.isArray(value)) return value.map((one) => fromJson(one));
  if (typeof value !== 'object' || value === null) return value;
  const bare = !('_' in value);
  if (bare && 'long' in value) return Long.fromString(String(value.long));
  if (bare && 'bytes' in value) return new Uint8Array(Buffer.from(String(value.bytes), 'base64'));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fromJson(one, name)]));
}

type Ask = (verb: string, given?: unknown, who?: number) => Promise<unknown>;

function askOf(child: ChildProcess): Ask {
  if (!child.stdout) throw new Error('no stdout');
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let calls = 0;
  createInterface({ input: child.stdout }).on('line', (text) => {
    const { call, result, refused, error }: Line = JSON.parse(text);
    if (refused !== undefined) waiting.get(call)?.reject(new Refused(refused));
    else if (error !== undefined) waiting.get(call)?.reject(new Error(error));
    else waiting.get(call)?.resolve(result);
    waiting.delete(call);
  });
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the Python process ended'));
  });
  return (verb, given, who) => {
    calls += 1;
    child.stdin?.write(`${JSON.stringify({ call: calls, verb, given: toJson(given), who })}\n`);
    return new Promise((resolve, reject) => waiting.set(calls, { resolve, reject }));
  };
}

/** People with Telethon, layer 144, all of them in one Python process. */
export function telethon(): Library {
  let running: { child: ChildProcess; ask: Ask } | undefined;
  const start = (place: Place) => {
    const stdio: ('pipe' | 'inherit' | 'ignore')[] = ['pipe', 'pipe', process.env.TELETHON_LOG ? 'inherit' : 'ignore'];
    const child = spawn('/usr/bin/python3', [script, place.publicKey], { stdio });
    return { child, ask: askOf(child) };
  };
  return {
    name: 'Telethon',
    missing: withoutTelethon(),
    async signUp(place, phone, firstName) {
      running ??= start(place);
      const { ask } = running;
      const who = Number(await ask('signUp', [place.dcId, place.port, phone.replace('+', ''), firstName]));
      return clientOf(ask, who);
    },
    async close() {
      if (!running) return;
      const ended = once(running.child, 'exit');
      running.child.kill('SIGKILL');
      await ended;
    },
  };
}

function clientOf(ask: Ask, who: number): RawClient {
  const has = async (method: string) => (await ask('knows', method)) === true;
  return {
    async call(request) {
      const known = olderName(request._) === undefined || (await has(request._));
      return fromJson(await ask('call', known ? request : inOlderWords(request), who)) as never;
    },
    knows: async (method) => (await has(method)) || has(olderName(method) ?? ''),
    hasType: has,
    setPassword: async (password) => void (await ask('setPassword', password, who)),
    proof: async (password) => fromJson(await ask('proof', password, who)) as never,
    heard: async () => fromJson(await ask('heard', undefined, who)) as never,
    nameOf: (error) => (error instanceof Refused ? error.refused : undefined),
  };
}
