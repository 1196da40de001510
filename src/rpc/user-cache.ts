import type { tl } from '@mtcute/core';
import type { AccountId, Clock } from '#domain';
import { createLru } from '#lib/lru.ts';

/**
 * Accounts as each viewer was shown them: nearly every push and answer names the same few people again. What a view is
 * made of belongs to one of the two accounts, so a view is stale once either of them changed after its reading began.
 */
export interface UserCache {
  /** Undefined when there is none that is still true. Shared by all callers: never to be written to. */
  get(viewer: AccountId, account: AccountId): tl.TypeUser | undefined;
  /** To be taken before a view is read, and given to `put` with it. */
  moment(): number;
  put(viewer: AccountId, account: AccountId, user: tl.TypeUser, readSince: number): void;
  /** Something of these accounts moved that others are shown. */
  changed(accounts: readonly AccountId[]): void;
}

interface View {
  user: tl.TypeUser;
  readSince: number;
  untilS: number;
}

const viewsKept = 20_000;
const changesKept = 50_000;
/** Word of a change on another node may be lost; and what was "recently" turns into "within a week" by itself. */
const keptForS = 30;

export function createUserCache(clock: Clock): UserCache {
  const views = createLru<string, View>(viewsKept);
  const changedAt = createLru<AccountId, number>(changesKept);
  let now = 1;
  /** Changes up to here may have been forgotten. */
  let floor = 0;
  const isStale = (account: AccountId, readSince: number) => (changedAt.get(account) ?? floor) >= readSince;

  return {
    get(viewer, account) {
      const name = `${viewer} ${account}`;
      const view = views.get(name);
      if (view === undefined) return undefined;
      if (view.untilS > clock.nowS() && !isStale(viewer, view.readSince) && !isStale(account, view.readSince))
        return view.user;
      views.delete(name);
      return undefined;
    },
    moment: () => now,
    put(viewer, account, user, readSince) {
      const nowS = clock.nowS();
      const online = user._ === 'user' && user.status?._ === 'userStatusOnline' ? user.status.expires : Infinity;
      const untilS = Math.min(nowS + keptForS, online > nowS ? online : Infinity);
      views.set(`${viewer} ${account}`, { user, readSince, untilS });
    },
    changed(accounts) {
      // Readings that begin from now on see the change.
      for (const account of accounts) {
        if (changedAt.size >= changesKept) {
          changedAt.clear();
          floor = now;
        }
        changedAt.set(account, now);
      }
      now += 1;
    },
  };
}
