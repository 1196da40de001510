import type { AccountId } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';

/** Tells the account itself and those who talk with it or keep it as a contact that its profile changed. */
export async function tellAboutAccount(
  world: World,
  tx: WriteTx,
  account: AccountId,
  exceptSession?: string,
): Promise<void> {
  const others = [
    ...(await tx.dialogs.accountsWith(account, world.limits.profileWatchers)),
    ...(await tx.accounts.contactOwners(account)).slice(0, world.limits.profileWatchers),
  ];
  // In rising order, as every verb locks mailboxes.
  for (const mailbox of [...new Set([account, ...others])].sort((a, b) => a - b)) {
    await appendUpdate(tx, mailbox, world.clock.nowS(), { kind: 'account', account }, { exceptSession });
  }
}
