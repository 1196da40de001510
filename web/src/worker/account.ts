import type { tl } from '@mtcute/core';
import { BaseTelegramClient } from '@mtcute/core/client.js';
import { addPublicKey } from '@mtcute/core/utils.js';
import type { Patch } from '../data/messenger.ts';
import type { Dialog, Folder, Peer, PeerId } from '../data/views.ts';
import { openStore, type Store } from './cache/store.ts';
import { BrowserCrypto } from './glue/crypto.ts';
import { deviceName, webPlatform } from './glue/platform.ts';
import { storageIn } from './glue/storage.ts';
import { sameOriginTransport } from './glue/transport.ts';
import type { Transfer } from './transfer.ts';

/** What the server says about itself at `/.well-known/tocsin.json`, as far as a client needs it. */
export interface Discovery {
  name: string;
  dcs: { id: number; host: string; port: number }[];
  publicKey: string;
}

export interface KnownPeer {
  id: PeerId;
  peer: Peer;
  /** Decimal; basic groups have none. */
  accessHash?: string;
}

/** One signed-in (or signing-in) account: what every verb works on. */
export interface Account {
  slot: number;
  client: BaseTelegramClient;
  store: Store;
  self: PeerId;
  peers: Map<PeerId, KnownPeer>;
  dialogs: Map<PeerId, Dialog>;
  folders: Folder[];
  /** Chats that a visible tab shows right now: no notification for those. */
  watched: () => Set<PeerId>;
  emit: (patch: Patch) => void;
  /** Next id for a message that is not on the server yet. */
  nextLocalId: () => number;
  randomId: () => tl.Long;
  signIn: { phone: string; hash: string; code: string };
  sending: Map<string, OnItsWay>;
  /** Uploads and downloads on their way: `up:<localId>`, `down:<file>`. */
  transfers: Map<string, Transfer>;
  language: string;
}

/** A message that waits for its number: the key of the map is its random id in decimal. */
export interface OnItsWay {
  chatId: PeerId;
  localId: number;
  /** Set once the server has named the number. */
  id?: number;
}

export interface Crypto {
  provider: BrowserCrypto;
  discovery: Discovery;
}

let shared: Promise<Crypto> | undefined;

/** Loads the WebAssembly and the server's key once for all accounts. The last known discovery serves when offline. */
export function loadCrypto(origin: string): Promise<Crypto> {
  shared ??= (async () => {
    const provider = new BrowserCrypto();
    const [discovery] = await Promise.all([discover(origin), provider.initialize()]);
    addPublicKey(provider, discovery.publicKey);
    return { provider, discovery };
  })();
  shared.catch(() => {
    shared = undefined;
  });
  return shared;
}

async function discover(origin: string): Promise<Discovery> {
  const response = await fetch(`${origin}/.well-known/tocsin.json`);
  if (!response.ok) throw new Error(`The server did not say how to connect (${response.status})`);
  return (await response.json()) as Discovery;
}

export function makeClient(
  origin: string,
  store: Store,
  { provider, discovery }: Crypto,
  language: string,
  onChannelTooLong: (channelId: number) => void,
) {
  const dc = discovery.dcs[0] ?? { id: 2, host: '127.0.0.1', port: 443 };
  const option = { id: dc.id, ipAddress: dc.host, port: dc.port };
  return new BaseTelegramClient({
    // Application ids are handed out by Telegram; this server takes any.
    apiId: 1,
    apiHash: 'tocsin-web',
    crypto: provider,
    platform: webPlatform(),
    transport: sameOriginTransport(origin),
    storage: storageIn(store),
    defaultDcs: { main: option, media: option },
    initConnectionOptions: {
      appVersion: 'Tocsin Web',
      deviceModel: deviceName(navigator.userAgent),
      langCode: language,
      systemLangCode: language,
      langPack: '',
    },
    network: { connectionCount: (kind) => (kind === 'main' ? 0 : 1) },
    updates: { disableNoDispatch: true, onChannelTooLong },
  });
}

export function storeName(slot: number): string {
  return `tocsin-${slot}`;
}

export { openStore };
