import type { AccountId } from '#domain';
import type { SessionRef } from '#wire';

/** An MTProto session that called something as an account and so receives its updates. */
export interface PushSession {
  ref: SessionRef;
  /** `sessionName` of the reference, made once: it is compared at each push. */
  readonly name: string;
  keyId: string;
  account: AccountId;
  layer: number;
  wantsUpdates: boolean;
  isBot: boolean;
  /** No connection carries it now: what is pushed waits for its return. */
  offline?: boolean;
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

export const sessionName = (ref: SessionRef): string => ref.keyId + ref.sessionId;

export function createSessionDirectory(): SessionDirectory {
  const byName = new Map<string, PushSession>();
  const byAccount = new Map<AccountId, Map<string, PushSession>>();

  function remove(name: string): void {
    const session = byName.get(name);
    if (!session) return;
    byName.delete(name);
    const own = byAccount.get(session.account);
    own?.delete(name);
    if (own?.size === 0) byAccount.delete(session.account);
  }

  return {
    register(session) {
      const name = sessionName(session.ref);
      const known = byName.get(name);
      if (known?.account === session.account) {
        known.layer = session.layer;
        known.wantsUpdates = session.wantsUpdates;
        known.offline = false;
        return;
      }
      remove(name);
      const named: PushSession = { ...session, name };
      byName.set(name, named);
      let own = byAccount.get(session.account);
      if (!own) {
        own = new Map();
        byAccount.set(session.account, own);
      }
      own.set(name, named);
    },
    remove: (ref) => remove(sessionName(ref)),
    removeKey(permanentKeyId) {
      const gone = [...byName.values()].filter((session) => session.keyId === permanentKeyId);
      for (const session of gone) remove(sessionName(session.ref));
      return gone;
    },
    setOffline(ref, offline) {
      const session = byName.get(sessionName(ref));
      if (session) session.offline = offline;
    },
    of: (account) => byAccount.get(account)?.values() ?? [],
    has: (account) => byAccount.has(account),
    accounts: () => byAccount.keys(),
    find: (ref) => byName.get(sessionName(ref)),
    get size() {
      return byName.size;
    },
  };
}
