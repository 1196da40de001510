import { endAll } from '../auth/sessions.ts';
import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import { namesOf } from '../names/public-names.ts';
import type { World, WriteTx } from '../ports.ts';
import { requireAccount } from './require-account.ts';
import type { Account } from './repository.ts';
import { tellAboutAccount } from './tell-about.ts';

/** Who cannot give the two-step password waits this long, so that the owner can step in. */
const unprovedWaitS = 7 * 86_400;

const requestSetting = 'deletion-requested';

/**
 * Deletes an account for good: its number, name and username are free again, its devices are signed out, its settings,
 * contacts and photos are gone, and others see a deleted account. What it wrote to others stays theirs.
 * `proved` says that the two-step password was given; without it an account that has one waits a week.
 *
 * Who is suspended keeps what the decision and an appeal rest on; only an operator deletes that account.
 *
 * @throws account-not-found, account-suspended, deletion-wait
 */
export async function deleteAccount(
  world: World,
  id: AccountId,
  proved: boolean,
  by: 'owner' | 'operator' = 'owner',
): Promise<void> {
  const outcome = await world.store.write(async (tx) => {
    const account = await requireAccount(tx, id);
    if (account.suspendedAt !== undefined && by === 'owner') refuse('account-suspended');
    const waitS = proved || !account.data.password ? 0 : await askToWait(world, tx, id);
    return waitS > 0 ? { waitS, keys: [] } : { waitS, keys: await erase(world, tx, account) };
  });
  if (outcome.waitS > 0) refuse('deletion-wait', { waitS: outcome.waitS });
  if (outcome.keys.length > 0) world.bus.publishKeysDropped(outcome.keys);
}

/** Seconds that are left; the first request starts the clock. */
async function askToWait(world: World, tx: WriteTx, id: AccountId): Promise<number> {
  const nowS = world.clock.nowS();
  const asked = await tx.accounts.setting<number>(id, requestSetting);
  if (asked === undefined) await tx.accounts.putSetting(id, requestSetting, nowS);
  return Math.max(0, (asked ?? nowS) + unprovedWaitS - nowS);
}

/** Inside a larger write. Returns the keys that are to be dropped after it. */
export async function erase(world: World, tx: WriteTx, account: Account): Promise<string[]> {
  const { id, kind, createdAt } = account;
  const keys = await endAll(world, tx, id);
  for (const { name } of namesOf(account)) await tx.accounts.releaseUsername(name, id);
  await tx.accounts.update({
    id,
    kind,
    firstName: '',
    lastName: '',
    createdAt,
    deletedAt: world.clock.nowS(),
    ...(account.suspendedAt === undefined ? {} : { suspendedAt: account.suspendedAt }),
    onlineUntil: 0,
    data: {},
  });
  await tx.accounts.removeSettings(id, '');
  await tx.chatlists.removeAll(id);
  await tx.scheduled.removeOf(id);
  await tx.accounts.clearPhoneBook(id);
  for (const contact of await tx.accounts.contacts(id)) await tx.accounts.removeContact(id, contact.account);
  const { entries } = await tx.accounts.blocked(id, 0, world.limits.blockedPeers);
  for (const { peer } of entries) await tx.accounts.unblock(id, peer);
  await tx.media.removeProfilePhotos(id, await tx.media.profilePhotoIds(id));
  await tellAboutAccount(world, tx, id);
  return keys;
}
