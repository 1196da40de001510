import { randomBytes } from 'node:crypto';
import { createWire } from '../create-wire.ts';
import { generateRsaKey, loadRsaKey, type RsaKey } from '../crypto/rsa-key.ts';
import type { AuthKeyRecord, SessionRef, Wire, WireHost, WireOptions, WireRequest } from '../host.ts';
import { createReader } from '../service-tl/reader.ts';
import { tlBytes, tlInt, tlRpcError } from '../service-tl/writer.ts';

/** Method ids of the few calls that client libraries make before anybody has signed in. */
const METHOD = {
  invokeWithLayer: 0xda9b0d0d | 0,
  initConnection: 0xc1cd5ea9 | 0,
  invokeWithoutUpdates: 0xbf9459b7 | 0,
  getNearestDc: 0x1fb33026 | 0,
  getConfig: 0xc4f9186b | 0,
  bindTempAuthKey: 0xcdd42a05 | 0,
} as const;

/** A host for tests: keys in memory, `help.getNearestDc` and `help.getConfig` answered, everything else 401 as before a sign-in. */
export interface ThrowAwayHost extends WireHost {
  readonly keys: Map<string, AuthKeyRecord>;
  readonly requests: WireRequest[];
  readonly online: SessionRef[];
  readonly closed: SessionRef[];
  /** Looked at first; undefined = the usual answer. */
  answer: ((request: WireRequest, query: Buffer) => Promise<Uint8Array | undefined> | undefined) | undefined;
}

export function createThrowAwayHost(): ThrowAwayHost {
  const host: ThrowAwayHost = {
    keys: new Map(),
    requests: [],
    online: [],
    closed: [],
    answer: undefined,
    loadAuthKey: async (keyId) => host.keys.get(keyId),
    saveAuthKey: async (record) => void host.keys.set(record.keyId, record),
    destroyAuthKey: async (keyId) => host.keys.delete(keyId),
    async handle(request) {
      host.requests.push(request);
      const query = unwrap(request.body);
      return (await host.answer?.(request, query)) ?? usualAnswer(query);
    },
    sessionClosed: (session) => void host.closed.push(session),
    sessionOnline: (session) => void host.online.push(session),
    sessionOffline() {},
  };
  return host;
}

/** help.nearestDc for DC 2. */
export const NEAREST_DC = Buffer.concat([tlInt(0x8e1a1775), tlBytes(Buffer.from('XX')), tlInt(2), tlInt(2)]);
const BOOL_TRUE = tlInt(0x997275b5);

/** A `config` of layers 163 and later that names DC 2 and otherwise holds zeros. */
function config(): Buffer {
  const nowS = Math.floor(Date.now() / 1_000);
  const option = [tlInt(0x18b7a10d), tlInt(0), tlInt(2), tlBytes(Buffer.from('127.0.0.1')), tlInt(80)];
  return Buffer.concat([
    tlInt(0xcc1a241e),
    ...[0, nowS, nowS + 3_600, 0xbc799737, 2, 0x1cb5c415, 1].map(tlInt),
    ...option,
    tlBytes(Buffer.alloc(0)),
    ...Array.from({ length: 17 }, () => tlInt(0)),
    ...Array.from({ length: 4 }, () => tlInt(10_000)),
    tlBytes(Buffer.alloc(0)),
    ...[1_024, 4_096, 2].map(tlInt),
  ]);
}

function usualAnswer(query: Buffer): Uint8Array {
  const id = query.length >= 4 ? query.readInt32LE(0) : 0;
  if (id === METHOD.getNearestDc) return NEAREST_DC;
  if (id === METHOD.getConfig) return config();
  if (id === METHOD.bindTempAuthKey) return BOOL_TRUE;
  return tlRpcError(401, 'AUTH_KEY_UNREGISTERED');
}

/** Takes the wrappers off a call: layer, connection data, "without updates". */
export function unwrap(body: Uint8Array): Buffer {
  const reader = createReader(body);
  for (;;) {
    const start = reader.at;
    const id = reader.int();
    if (id === METHOD.invokeWithLayer) reader.int();
    else if (id === METHOD.initConnection) skipInitConnection(reader);
    else if (id !== METHOD.invokeWithoutUpdates) return reader.bytes.subarray(start);
  }
}

function skipInitConnection(reader: ReturnType<typeof createReader>): void {
  const flags = reader.int();
  reader.int();
  for (let i = 0; i < 6; i++) reader.string();
  if (flags & 1) {
    reader.int();
    reader.string();
    reader.int();
  }
  if (flags & 2) skipJson(reader);
}

/** A JSONValue: objects and arrays of strings, numbers, bools and null. */
function skipJson(reader: ReturnType<typeof createReader>): void {
  const id = reader.int();
  if (id === (0x99c1d49d | 0) || id === (0xf7444763 | 0)) {
    reader.int();
    const count = reader.int();
    for (let i = 0; i < count; i++) {
      if (id === (0x99c1d49d | 0)) {
        reader.int();
        reader.string();
      }
      skipJson(reader);
    }
  } else if (id === (0xb71e767a | 0)) reader.string();
  else if (id === (0x2be0dfa4 | 0)) reader.raw(8);
  else if (id === (0xc7345e6a | 0)) reader.int();
}

let key: Promise<RsaKey> | undefined;

/** One RSA key for the whole test process, as making one takes long. */
export function testKey(): Promise<RsaKey> {
  key ??= generateRsaKey().then(loadRsaKey);
  return key;
}

export interface TestWire {
  wire: Wire;
  host: ThrowAwayHost;
  rsaKey: RsaKey;
  port: number;
}

/** A wire on a free port of the loopback interface. */
export async function startTestWire(options: Partial<WireOptions> = {}): Promise<TestWire> {
  const host = createThrowAwayHost();
  const rsaKey = await testKey();
  const wire = createWire({ host, rsaKey, clock: { nowMs: () => Date.now() }, randomBytes, ...options });
  const { port } = await wire.listen({ host: '127.0.0.1', port: 0 });
  return { wire, host, rsaKey, port };
}
