import type { AccountId } from '#domain';
import type { Language } from '#lib/language/languages.ts';
import type { SessionRef } from '#wire';

/** An MTProto session that called something as an account and so receives its updates. */
export interface PushSession {
  ref: SessionRef;
  /** `sessionName` of the reference, made once: it is compared at each push. */
  readonly name: string;
  keyId: string;
  account: AccountId;
  layer: number;
  language?: Language;
  wantsUpdates: boolean;
  isBot: boolean;
  /** No connection carries it now: what is pushed waits for its return. */
  offline?: boolean;
  /** It came with a connection and has called nothing yet. */
  silent?: boolean;
  /** It said once that it wants no updates, and so stays without them. */
  refused?: boolean;
  /** All that it called yet moves files. */
  filesOnly?: boolean;
}

export interface SessionDirectory {
  register(session: Omit<PushSession, 'name'>): void;
  /** The session ended or signed out. */
  remove(ref: SessionRef): void;
  removeKey(permanentKeyId: string): PushSession[];
  /** A session may be without a connection for a while. */
  setOffline(ref: SessionRef, offline: boolean): void;
  of(account: AccountId): Iterable<PushSession>;
  has(account: AccountId): boolean;
  accounts(): Iterable<AccountId>;
  find(ref: SessionRef): PushSession | undefined;
  readonly size: number;
}

/** One text for a session, by which maps know it. */
export const sessionName = (ref: SessionRef): string => ref.keyId + ref.sessionId;

export function createSessionDirectory(): SessionDirectory {
  const byName = new Map<string, PushSession>();
  const byAccount = createGroups<AccountId>();
  const byKey = createGroups<string>();

  function remove(name: string): void {
    const session = byName.get(name);
    if (!session) return;
    byName.delete(name);
    byAccount.remove(session.account, session);
    byKey.remove(session.keyId, session);
  }

  return {
    register(session) {
      const name = sessionName(session.ref);
      const known = byName.get(name);
      if (known?.account === session.account) {
        known.layer = session.layer;
        if (session.language) known.language = session.language;
        known.wantsUpdates = session.wantsUpdates;
        known.offline = false;
        known.silent = session.silent ?? false;
        known.refused = session.refused ?? false;
        known.filesOnly = session.filesOnly ?? false;
        return;
      }
      remove(name);
      const named: PushSession = { ...session, name };
      byName.set(name, named);
      byAccount.add(session.account, named);
      byKey.add(session.keyId, named);
    },
    remove: (ref) => remove(sessionName(ref)),
    removeKey(permanentKeyId) {
      const gone = [...byKey.of(permanentKeyId)];
      for (const session of gone) remove(sessionName(session.ref));
      return gone;
    },
    setOffline(ref, offline) {
      const session = byName.get(sessionName(ref));
      if (session) session.offline = offline;
    },
    of: byAccount.of,
    has: byAccount.has,
    accounts: byAccount.keys,
    find: (ref) => byName.get(sessionName(ref)),
    get size() {
      return byName.size;
    },
  };
}

/** Sessions by something that several of them share. */
function createGroups<K>() {
  const groups = new Map<K, Map<string, PushSession>>();
  return {
    add(key: K, session: PushSession) {
      const group = groups.get(key);
      if (group) group.set(session.name, session);
      else groups.set(key, new Map([[session.name, session]]));
    },
    remove(key: K, { name }: PushSession) {
      const group = groups.get(key);
      group?.delete(name);
      if (group?.size === 0) groups.delete(key);
    },
    of: (key: K): Iterable<PushSession> => groups.get(key)?.values() ?? [],
    has: (key: K): boolean => groups.has(key),
    keys: (): Iterable<K> => groups.keys(),
  };
}
