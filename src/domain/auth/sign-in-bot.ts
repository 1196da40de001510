import type { Account } from '../accounts/repository.ts';
import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import { authorize, signingIn } from './authorize.ts';

/** The hash under which a bot's token is kept: whoever reads the database cannot use it. */
export const hashToken = (world: World, token: string): string =>
  world.srp.sha256(new TextEncoder().encode(token)).toHex();

/** The bot of a token `ID:SECRET`. @throws bot-token-invalid */
export async function requireBot(world: World, tx: Tx, token: string): Promise<Account> {
  const id = Number(/^(\d{1,15}):[A-Za-z0-9_-]{10,100}$/.exec(token)?.[1] ?? Number.NaN);
  const bot = Number.isSafeInteger(id) ? await tx.accounts.get(id) : undefined;
  if (bot?.kind !== 'bot' || bot.deletedAt !== undefined || bot.suspendedAt !== undefined)
    return refuse('bot-token-invalid');
  const hash = hashToken(world, token);
  const { tokenHash, retired } = bot.data.bot ?? {};
  const isRetired = retired?.tokenHash === hash && retired.until > world.clock.nowS();
  return tokenHash === hash || isRetired ? bot : refuse('bot-token-invalid');
}

/** Signs a key in as a bot. @throws bot-token-invalid */
export function signInBot(
  world: World,
  request: { token: string; keyId: string; address: string },
): Promise<AccountId> {
  return signingIn(world, async (tx, dropped) => {
    const bot = await requireBot(world, tx, request.token);
    const { keyId, address } = request;
    await authorize(world, tx, { account: bot.id, keyId, address, passwordPending: false }, dropped);
    return bot.id;
  });
}
