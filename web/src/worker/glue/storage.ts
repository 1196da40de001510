import type { ITelegramStorageProvider } from '@mtcute/core';
import type { Store } from '../cache/store.ts';

interface KeyValueRow {
  key: string;
  value: Uint8Array;
}

interface RawPeerRow {
  id: number;
  accessHash: string;
  isMin: boolean;
  usernames: string[];
  updated: number;
  phone?: string;
  complete: Uint8Array;
}

interface PeerRefRow {
  peerId: number;
  chatId: number;
  messageId: number;
}

/** mtcute's own session data (keys, salts, access hashes, pts) kept in the account's local store. */
export function storageIn(store: Store): ITelegramStorageProvider {
  return {
    driver: { save: () => store.flush() },
    kv: {
      set: (key, value) => store.put('kv', { key: `mt:${key}`, value }),
      get: async (key) => (await store.get<KeyValueRow>('kv', `mt:${key}`))?.value ?? null,
      delete: (key) => store.remove('kv', `mt:${key}`),
      deleteAll: () => store.remove('kv', IDBKeyRange.bound('mt:', 'mt:\uffff')),
    },
    authKeys: {
      set: (dc, key) => {
        if (key) store.put('authKeys', { dc, key });
        else store.remove('authKeys', dc);
        return store.flush();
      },
      get: async (dc) => (await store.get<{ key: Uint8Array }>('authKeys', dc))?.key ?? null,
      setTemp: (dc, idx, key, expiresAt) => {
        if (key) store.put('tempAuthKeys', { dc, idx, key, expiresAt });
        else store.remove('tempAuthKeys', [dc, idx]);
        return store.flush();
      },
      getTemp: async (dc, idx, now) => {
        const row = await store.get<{ key: Uint8Array; expiresAt: number }>('tempAuthKeys', [dc, idx]);
        return row && row.expiresAt > now ? row.key : null;
      },
      deleteByDc: (dc) => {
        store.remove('authKeys', dc);
        store.remove('tempAuthKeys', IDBKeyRange.bound([dc, 0], [dc, Number.MAX_SAFE_INTEGER]));
        return store.flush();
      },
      deleteAll: () => {
        store.clear('authKeys');
        store.clear('tempAuthKeys');
        return store.flush();
      },
    },
    peers: {
      store: (peer) => store.put('rawPeers', peer),
      getById: async (id) => (await store.get<RawPeerRow>('rawPeers', id)) ?? null,
      getByUsername: async (username) => notMin(await store.byIndex<RawPeerRow>('rawPeers', 'usernames', username)),
      getByPhone: async (phone) => notMin(await store.byIndex<RawPeerRow>('rawPeers', 'phone', phone)),
      deleteAll: () => store.clear('rawPeers'),
    },
    refMessages: {
      store: (peerId, chatId, messageId) => store.put('peerRefs', { peerId, chatId, messageId }),
      getByPeer: async (peerId) => {
        const rows = await store.all<PeerRefRow>('peerRefs', startingWith(peerId), 1, 'prev');
        return rows[0] ? [rows[0].chatId, rows[0].messageId] : null;
      },
      delete: async (chatId, messageIds) => {
        const gone = new Set(messageIds);
        for (const row of await store.all<PeerRefRow>('peerRefs')) {
          if (row.chatId === chatId && gone.has(row.messageId))
            store.remove('peerRefs', [row.peerId, row.chatId, row.messageId]);
        }
      },
      deleteByPeer: (peerId) => store.remove('peerRefs', startingWith(peerId)),
      deleteAll: () => store.clear('peerRefs'),
    },
  };
}

function notMin(row: RawPeerRow | undefined): RawPeerRow | null {
  return row && !row.isMin ? row : null;
}

/** All keys of an array-keyed table whose first part is `first` (an empty array sorts after every number). */
function startingWith(first: number): IDBKeyRange {
  return IDBKeyRange.bound([first], [first, []]);
}
