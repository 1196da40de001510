import { type AuthKey, type Authorization, type DeviceInfo, languageOfDevice, type Store } from '#domain';
import { type Language, languageFor } from '#lib/language/languages.ts';
import { createLru } from '#lib/lru.ts';

/** What a request's key says about its sender; kept in memory, as each request needs it. */
export interface KeyState {
  keyId: string;
  /** The permanent key; undefined while a temporary one is not bound. */
  permanentId: string | undefined;
  layer: number;
  /** Neither this key nor its permanent one has named its layer yet. */
  isNew: boolean;
  device: DeviceInfo | undefined;
  authorization: Authorization | undefined;
  isBot: boolean;
  /** The account was shut out: refused until a person lifts it. */
  isSuspended: boolean;
  /** When the authorization's last use was last written down. */
  touchedAtS: number;
}

/** The language that the program behind the key named, as far as the server speaks it. */
export const languageOf = ({ device }: Pick<KeyState, 'device'>): Language => languageFor(languageOfDevice(device));

export interface KeyDirectory {
  load(keyId: string): Promise<KeyState | undefined>;
  /** Forgets what is cached, so that the next request reads it anew. */
  forget(keyId: string): void;
  remember(state: KeyState, layer: number, device: DeviceInfo | undefined): Promise<void>;
}

const cacheSize = 100_000;

/** Layer of a key that named none yet: the few answers that it gets are the same in all of them. */
const firstLayer = 144;

export function createKeyDirectory(store: Store): KeyDirectory {
  const cache = createLru<string, KeyState>(cacheSize);

  async function read(keyId: string): Promise<KeyState | undefined> {
    return store.read(async (tx) => {
      const key = await tx.auth.key(keyId);
      if (!key) return undefined;
      const permanentId = key.expiresAt === undefined ? keyId : key.boundTo;
      const permanent: AuthKey | undefined =
        permanentId === keyId ? key : permanentId ? await tx.auth.key(permanentId) : undefined;
      const authorization = permanent && (await tx.auth.authorization(permanent.keyId));
      const account = authorization && (await tx.accounts.get(authorization.account));
      return {
        keyId,
        permanentId: permanent?.keyId,
        layer: key.layer ?? permanent?.layer ?? firstLayer,
        isNew: (key.layer ?? permanent?.layer) === undefined,
        device: key.device ?? permanent?.device,
        authorization,
        isBot: account?.kind === 'bot',
        isSuspended: account?.suspendedAt !== undefined,
        touchedAtS: authorization?.activeAt ?? 0,
      };
    });
  }

  let forgets = 0;

  return {
    async load(keyId) {
      const known = cache.get(keyId);
      if (known) return known;
      const before = forgets;
      const state = await read(keyId);
      // What was read while keys were forgotten may be older than what they were forgotten for. Who is not signed in yet,
      // or shut out, is read anew each time: that may change through another node.
      const mayKeep = before === forgets && state?.authorization && !state.authorization.passwordPending;
      if (mayKeep && !state.isSuspended) cache.set(keyId, state);
      return state;
    },
    forget(keyId) {
      forgets += 1;
      cache.delete(keyId);
    },
    async remember(state, layer, device) {
      if (!state.isNew && state.layer === layer && (!device || JSON.stringify(device) === JSON.stringify(state.device)))
        return;
      state.layer = layer;
      state.isNew = false;
      if (device) state.device = device;
      await store.write(async (tx) => {
        await tx.auth.setDevice(state.keyId, layer, device);
        if (state.permanentId && state.permanentId !== state.keyId)
          await tx.auth.setDevice(state.permanentId, layer, device);
      });
    },
  };
}
