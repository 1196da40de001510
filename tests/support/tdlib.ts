import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTdjson } from 'prebuilt-tdlib';
import * as tdl from 'tdl';
import type { Update } from 'tdlib-types';
import { openSocks } from './socks.ts';
import { until } from './until.ts';

/** One TDLib, signed in to nothing yet, that reaches the server on `port`. */
export interface Tdlib {
  readonly invoke: tdl.Client['invoke'];
  onUpdate(listener: (update: Update) => void): void;
  /** Waits until it is at this point of signing in. */
  reaches(...states: string[]): Promise<string>;
  /** The folder for files that go up; it is removed with the client. */
  readonly folder: string;
  close(): Promise<void>;
}

const begin = '-----BEGIN RSA PUBLIC KEY-----';
const end = '-----END RSA PUBLIC KEY-----';

/** What TDLib complained about since the start of this process: answers that it could not use, each a line of its log. */
export const complaints: string[] = [];

let prepared: Promise<void> | undefined;

/**
 * Every app that is built on TDLib has its library's keys and addresses: this is the library as it is published, with the
 * one key exchanged in its file for that of the server. A process has one such library, so one server.
 */
async function prepare(publicKey: string): Promise<void> {
  const library = await readFile(getTdjson());
  const key = publicKey.trim();
  let exchanged = 0;
  for (let at = library.indexOf(begin); at >= 0; at = library.indexOf(begin, at + 1)) {
    // The one that is written otherwise is not the servers': it opens the recovery of lost addresses.
    if (library.indexOf(end, at) - at + end.length !== key.length) continue;
    library.write(key, at, 'latin1');
    exchanged += 1;
  }
  if (exchanged === 0) throw new Error('no key in the library');
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-tdlib-'));
  process.on('exit', () => void rm(folder, { recursive: true, force: true }));
  const tdjson = join(folder, 'libtdjson.so');
  await writeFile(tdjson, library);
  tdl.configure({ tdjson, verbosityLevel: Number(process.env.TDLIB_LOG ?? 1) });
  tdl.setLogMessageCallback(1, (_level, message) => complaints.push(message.trim()));
}

export async function openTdlib(place: { port: number; publicKey: string }): Promise<Tdlib> {
  prepared ??= prepare(place.publicKey);
  await prepared;
  const socks = await openSocks(place.port);
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-tdlib-'));
  const client = tdl.createBareClient();
  let state = '';
  client.on('update', (update) => {
    if (update._ === 'updateAuthorizationState') state = update.authorization_state._;
  });
  const { invoke } = client;
  // Both wait for the parameters, and so nothing is dialled before the proxy is known.
  const proxied = invoke({
    _: 'addProxy',
    proxy: { _: 'proxy', server: '127.0.0.1', port: socks.port, type: { _: 'proxyTypeSocks5' } },
    enable: true,
  });
  await invoke({
    _: 'setTdlibParameters',
    database_directory: join(folder, 'database'),
    files_directory: join(folder, 'files'),
    use_file_database: true,
    use_chat_info_database: true,
    use_message_database: true,
    api_id: 1,
    api_hash: 'none',
    system_language_code: 'en',
    device_model: 'a lamp',
    application_version: '1',
  });
  await proxied;
  return {
    invoke,
    folder,
    onUpdate: (listener) => void client.on('update', listener),
    async reaches(...states) {
      await until(() => states.includes(state));
      return state;
    },
    async close() {
      if (!client.isClosed()) await client.close();
      await socks.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
