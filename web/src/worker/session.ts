import { tl } from '@mtcute/core';
import Long from 'long';
import type { Connection, Ending, Messenger, Patch } from '../data/messenger.ts';
import { type Dialog, type Folder, LOCAL_IDS, type PeerId } from '../data/views.ts';
import { type Account, type KnownPeer, loadCrypto, makeClient, openStore, storeName } from './account.ts';
import { absorb } from './peers.ts';
import { applyUpdate } from './updates.ts';
import { forgetChat } from './messages.ts';
import { refreshDialogs, refreshFolders } from './verbs/dialogs.ts';
import { messengerOf } from './verbs/index.ts';
import { resumeOutbox } from './verbs/outbox.ts';
import { markedChannel } from './views/peer.ts';

export interface Session {
  account: Account;
  messenger: Messenger;
  /** What a tab that has just opened needs to show something at once. */
  hello: () => Patch[];
}

export interface SessionOptions {
  slot: number;
  language: string;
  origin: string;
  emit: (patch: Patch) => void;
  watched: () => Set<PeerId>;
}

interface SelfRow {
  key: string;
  value: number;
}

/** Opens one account: shows what is on this device first, then connects. */
export async function openSession({ slot, language, origin, emit, watched }: SessionOptions): Promise<Session> {
  const store = await openStore(storeName(slot));
  const crypto = await loadCrypto(origin);
  const client = makeClient(origin, store, crypto, language, (channelId) => {
    // Too much was missed to be told one by one: what is here may have holes.
    void forgetChat(account, markedChannel(channelId));
  });
  let localIds = LOCAL_IDS + (Math.floor(Date.now() / 1000) % 1_000_000_000) * 1000;
  const account: Account = {
    slot,
    client,
    store,
    self: (await store.get<SelfRow>('kv', 'self'))?.value ?? 0,
    peers: new Map(),
    dialogs: new Map(),
    folders: [],
    watched,
    emit,
    nextLocalId: () => localIds++,
    randomId: () => Long.fromBytesLE([...client.crypto.randomBytes(8)]),
    signIn: { phone: '', hash: '', code: '' },
    sending: new Map(),
    transfers: new Map(),
    language,
  };
  const state = { connection: 'starting' as Connection };
  if (account.self !== 0) await recall(account);
  listen(account, (connection) => {
    state.connection = connection;
    emit({ is: 'connection', state: connection });
  });
  void begin(account);
  return {
    account,
    messenger: messengerOf(account, { welcome, goodbye }),
    hello: () => snapshot(account, state.connection),
  };
}

function snapshot(account: Account, connection: Connection): Patch[] {
  const signedIn = account.self !== 0;
  return [
    { is: 'connection', state: connection },
    { is: 'peers', peers: [...account.peers.values()].map((known) => known.peer) },
    { is: 'folders', folders: account.folders },
    { is: 'dialogs', dialogs: [...account.dialogs.values()] },
    signedIn ? { is: 'phase', phase: 'ready', self: account.self } : { is: 'phase', phase: 'signed-out' },
  ];
}

async function recall(account: Account): Promise<void> {
  for (const known of await account.store.all<KnownPeer>('peers')) account.peers.set(known.id, known);
  for (const dialog of await account.store.all<Dialog>('dialogs')) account.dialogs.set(dialog.chatId, dialog);
  account.folders = (await account.store.get<{ value: Folder[] }>('kv', 'folders'))?.value ?? [];
}

function listen(account: Account, connected: (state: Connection) => void): void {
  const { client } = account;
  let work = Promise.resolve();
  client.onRawUpdate.add(({ update, peers }) => {
    // One after the other: an edit must not overtake the message that it edits.
    work = work
      .then(() => applyUpdate(account, update, [...peers.users.values()], [...peers.chats.values()]))
      .catch((error: unknown) => {
        console.warn('An update could not be applied', update._, error);
      });
  });
  client.onConnectionState.add((state) => {
    connected(state === 'connected' ? 'online' : state);
    if (state === 'connected') void checkSignedIn(account);
  });
  client.onServerUpdate.add((update) => {
    // So a device hears that something was missed, which may be that it was signed out or its account suspended.
    if (update._ === 'updatesTooLong') void checkSignedIn(account);
    if (update._ === 'updateShort' && update.update._ === 'updateLoginToken') account.emit({ is: 'scanned' });
  });
  client.onError.add((error) => void leaveIfSignedOut(account, error));
}

/** A device that was ended elsewhere, or with its account, asks for what it missed; mtcute keeps the refusal to itself. */
async function checkSignedIn(account: Account): Promise<void> {
  if (account.self === 0) return;
  await account.client.call({ _: 'updates.getState' }).catch((error: unknown) => leaveIfSignedOut(account, error));
}

async function leaveIfSignedOut(account: Account, error: unknown): Promise<void> {
  if (isSignedOut(error)) await wipe(account, endingOf(error));
}

async function begin(account: Account): Promise<void> {
  try {
    await account.client.connect();
    if (account.self === 0) return;
    await account.client.startUpdatesLoop();
    await refresh(account);
    await resumeOutbox(account);
  } catch (error) {
    if (isSignedOut(error)) await wipe(account, endingOf(error));
    else console.warn('Starting up did not work', error);
  }
}

async function refresh(account: Account): Promise<void> {
  absorb(account, await account.client.call({ _: 'users.getUsers', id: [{ _: 'inputUserSelf' }] }), []);
  await refreshDialogs(account);
  await refreshFolders(account).catch(() => {});
}

async function welcome(account: Account, authorization: tl.auth.RawAuthorization): Promise<void> {
  const user = await account.client.notifyLoggedIn(authorization);
  account.self = user.id;
  account.store.put('kv', { key: 'self', value: user.id });
  absorb(account, [user], []);
  await account.store.flush();
  await account.client.startUpdatesLoop();
  account.emit({ is: 'phase', phase: 'ready', self: user.id });
  void refresh(account).catch((error: unknown) => console.warn('The list of chats could not be fetched', error));
}

async function goodbye(account: Account): Promise<void> {
  try {
    await account.client.call({ _: 'auth.logOut' }, { timeout: 5000 });
  } catch {
    // Without a connection this device still forgets everything; the server's entry can be ended elsewhere.
  }
  await wipe(account);
}

/** Forgets the account on this device. The page starts afresh after that. */
async function wipe(account: Account, because?: Ending): Promise<void> {
  if (account.self === 0) return;
  account.self = 0;
  await account.client.notifyLoggedOut().catch(() => {});
  await account.client.destroy().catch(() => {});
  if ('caches' in globalThis) await caches.delete('tocsin-files');
  await account.store.destroy();
  account.emit({ is: 'phase', phase: 'signed-out', because });
}

const SUSPENDED = 'USER_DEACTIVATED_BAN';
const SIGNED_OUT = new Set([
  'AUTH_KEY_UNREGISTERED',
  'SESSION_REVOKED',
  'SESSION_EXPIRED',
  'USER_DEACTIVATED',
  SUSPENDED,
]);

function isSignedOut(error: unknown): boolean {
  return error instanceof tl.RpcError && error.code === 401 && SIGNED_OUT.has(error.text);
}

function endingOf(error: unknown): Ending {
  return error instanceof tl.RpcError && error.text === SUSPENDED ? 'suspended' : 'ended';
}

/** An error as a code that the page has words for. */
export function codeOf(error: unknown): { code: string; seconds?: number } {
  if (error instanceof tl.RpcError) {
    const wait = /^FLOOD_WAIT_(\d+|%d)$/.exec(error.text);
    if (wait) return { code: 'FLOOD_WAIT', seconds: 'seconds' in error ? Number(error.seconds) : Number(wait[1]) };
    return { code: error.text };
  }
  return { code: error instanceof Error ? error.message : 'UNKNOWN' };
}
