import type { AccountId } from '#domain';
import type { StorageTx } from './repositories/safety-index.ts';

/**
 * The same repositories, noting in `changed` every account of which something moved that others are shown: its row, its
 * settings, contacts, blocks and memberships. One place for all verbs, so that none can forget to say so.
 */
export function notingChanges(tx: StorageTx, changed: Set<AccountId>): StorageTx {
  const noting =
    <A extends unknown[], R>(write: (...args: A) => R, accounts: (...args: A) => readonly AccountId[]) =>
    (...args: A): R => {
      for (const account of accounts(...args)) changed.add(account);
      return write(...args);
    };
  const { accounts, chats } = tx;
  const first = (account: AccountId) => [account];
  const both = (owner: AccountId, other: AccountId) => [owner, other];
  return {
    ...tx,
    accounts: {
      ...accounts,
      update: noting(accounts.update, (account) => [account.id]),
      suspendAll: noting(accounts.suspendAll, (ids) => ids),
      setOnlineUntil: noting(accounts.setOnlineUntil, first),
      putSetting: noting(accounts.putSetting, first),
      removeSettings: noting(accounts.removeSettings, first),
      removeSetting: noting(accounts.removeSetting, first),
      putContact: noting(accounts.putContact, ({ owner, account }) => [owner, account]),
      removeContact: noting(accounts.removeContact, both),
      block: noting(accounts.block, both),
      unblock: noting(accounts.unblock, both),
    },
    chats: {
      ...chats,
      putMember: noting(chats.putMember, ({ account }) => [account]),
      removeMember: noting(chats.removeMember, (_chat, account) => [account]),
    },
  };
}
