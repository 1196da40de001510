import { destroyKey } from '#domain';
import type { AuthKeyRecord, SessionRef, WireHost, WireRequest } from '#wire';
import type { RpcContext } from './context.ts';
import { languageOf } from './keys.ts';

/** Keeps auth keys in the store and sessions in the directory, for the wire. */
export function createHost(context: RpcContext, handle: (request: WireRequest) => Promise<Uint8Array>): WireHost {
  const { store } = context.world;
  return {
    handle,
    async loadAuthKey(keyId): Promise<AuthKeyRecord | undefined> {
      const key = await store.read((tx) => tx.auth.key(keyId));
      if (!key) return undefined;
      return {
        keyId: key.keyId,
        key: key.key,
        createdAtS: key.createdAt,
        ...(key.expiresAt !== undefined ? { expiresAt: key.expiresAt } : {}),
      };
    },
    saveAuthKey(record) {
      return store.write((tx) =>
        tx.auth.putKey({
          keyId: record.keyId,
          key: record.key,
          createdAt: record.createdAtS,
          ...(record.expiresAt !== undefined ? { expiresAt: record.expiresAt } : {}),
        }),
      );
    },
    destroyAuthKey: (keyId) => destroyKey(context.world, keyId),
    sessionClosed: (session) => context.sessions.remove(session),
    sessionOnline(session) {
      context.sessions.setOffline(session, false);
      void rejoin(context, session).catch(() => undefined);
    },
    sessionOffline: (session) => context.sessions.setOffline(session, true),
  };
}

/**
 * A session that comes back (after a restart of this server, say) gets its updates without having to ask first: some
 * clients only listen.
 */
async function rejoin(context: RpcContext, session: SessionRef): Promise<void> {
  if (context.sessions.find(session)) return;
  const state = await context.keys.load(session.keyId);
  const authorization = state?.authorization;
  if (!state?.permanentId || !authorization || authorization.passwordPending || state.isSuspended) return;
  if (context.sessions.find(session)) return;
  context.sessions.register({
    ref: session,
    keyId: state.permanentId,
    account: authorization.account,
    isBot: state.isBot,
    layer: state.layer,
    language: languageOf(state),
    wantsUpdates: true,
    silent: true,
  });
  context.audiences.enter(authorization.account);
}
