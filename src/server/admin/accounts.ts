import {
  type Account,
  createAccount,
  deleteAccount,
  findAccount,
  suspendAccount,
  unsuspendAccount,
  type World,
} from '#domain';
import type { Config } from '../config/config.ts';
import { CommandError } from '../config/errors.ts';
import { inCommand, inNewCommand } from './command-world.ts';

export interface AccountRequest {
  phone: string;
  firstName: string;
  lastName?: string;
  username?: string;
}

/** Makes an account, the first of a new server too, and returns its id. */
export const makeAccount = (config: Config, request: AccountRequest): Promise<number> =>
  inNewCommand(config, (world) => createAccount(world, request));

const pageSize = 500;

/** Tells every account but those that are deleted, in order of their ids. */
export function listAccounts(config: Config, tell: (account: Account) => void): Promise<void> {
  return inCommand(config, async (world) => {
    for (let afterId = 0; ; ) {
      const page = await world.store.read((tx) => tx.accounts.list({ afterId, limit: pageSize }));
      const last = page.at(-1);
      if (!last) return;
      afterId = last.id;
      for (const account of page) if (account.deletedAt === undefined) tell(account);
    }
  });
}

/** The account that a command names. Throws CommandError with what to do. */
export async function requireNamed(world: World, who: string): Promise<Account> {
  const account = await world.store.read((tx) => findAccount(tx, who));
  if (!account || account.deletedAt !== undefined) {
    throw new CommandError(`there is no account "${who}": give its phone number, @username or id`);
  }
  if (account.kind === 'service') throw new CommandError(`"${who}" belongs to the server itself`);
  return account;
}

/** Shuts an account out, or lets it in again. Returns whether anything changed. */
export const blockAccount = (config: Config, who: string): Promise<boolean> =>
  inCommand(config, async (world) => suspendAccount(world, (await requireNamed(world, who)).id));

/** Ends a suspension; false when there was none. */
export const unblockAccount = (config: Config, who: string): Promise<boolean> =>
  inCommand(config, async (world) => unsuspendAccount(world, (await requireNamed(world, who)).id));

/** Deletes an account for good. */
export const removeAccount = (config: Config, who: string): Promise<void> =>
  inCommand(config, async (world) => deleteAccount(world, (await requireNamed(world, who)).id, true, 'operator'));
