import { rememberSlot } from './slot.ts';

const KEY = 'tocsin.accounts';

/** One of this browser's accounts, each with its own connection and its own local store. */
export interface KnownAccount {
  slot: number;
  name: string;
}

export function knownAccounts(): KnownAccount[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(list) ? (list as KnownAccount[]).filter((it) => typeof it.slot === 'number') : [];
  } catch {
    return [];
  }
}

export function rememberAccount(account: KnownAccount): void {
  keep([...others(account.slot), account]);
}

export function forgetAccount(slot: number): void {
  keep(others(slot));
}

/** The next page that opens shows another account, where there is one. */
export function leaveSlot(slot: number): void {
  rememberSlot(others(slot)[0]?.slot ?? 0);
}

const others = (slot: number) => knownAccounts().filter((account) => account.slot !== slot);
const keep = (accounts: KnownAccount[]) => localStorage.setItem(KEY, JSON.stringify(accounts));
