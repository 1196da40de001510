import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import { areKnownReactions } from './emoticons.ts';

const setting = 'reactions:default';

/** The reaction that an account's clients send by a double tap; undefined while it has chosen none. */
export const defaultReaction = (tx: Tx, account: AccountId): Promise<string | undefined> =>
  tx.accounts.setting<string>(account, setting);

/** @throws reaction-invalid */
export async function setDefaultReaction(
  world: World,
  account: AccountId,
  emoticon: string | undefined,
): Promise<void> {
  if (emoticon === undefined) return refuse('reaction-invalid');
  await world.store.write(async (tx) => {
    if (!(await areKnownReactions(tx, [emoticon]))) refuse('reaction-invalid');
    await tx.accounts.putSetting(account, setting, emoticon);
  });
}
