import { refuse } from '../errors.ts';
import type { Tx, World } from '../ports.ts';
import type { SignUpInvite } from './repository.ts';

/** +888 belongs to no country: numbers under it are this server's own and lead to no telephone. */
const prefix = '888';
const digitsAfterPrefix = 8;
const codeLength = 8;
const attempts = 20;

/** Whether a number is one that this server hands out to people without a phone. */
export const isOwnNumber = (phone: string): boolean =>
  phone.startsWith(prefix) && phone.length === prefix.length + digitsAfterPrefix;

/**
 * Makes a number and the code with which one person can sign up under it, in any client.
 *
 * @throws sign-up-closed when nobody may sign up here
 */
export function createSignUpInvite(world: World, lifetimeS: number): Promise<SignUpInvite> {
  if (world.settings.signUp === 'closed') refuse('sign-up-closed');
  return world.store.write(async (tx) => {
    const invite = {
      phone: await freeNumber(world, tx),
      code: digits(world, codeLength),
      expiresAt: world.clock.nowS() + lifetimeS,
    };
    await tx.auth.putSignUpInvite(invite);
    return invite;
  });
}

/** The invite of a number that can still be used. */
export async function openInvite(world: World, tx: Tx, phone: string): Promise<SignUpInvite | undefined> {
  if (!isOwnNumber(phone)) return undefined;
  const invite = await tx.auth.signUpInvite(phone);
  return invite && invite.expiresAt >= world.clock.nowS() ? invite : undefined;
}

async function freeNumber(world: World, tx: Tx): Promise<string> {
  for (let n = 0; n < attempts; n++) {
    const phone = prefix + digits(world, digitsAfterPrefix);
    if (!(await tx.accounts.byPhone(phone)) && !(await tx.auth.signUpInvite(phone))) return phone;
  }
  return refuse('phone-invalid');
}

function digits(world: World, length: number): string {
  let text = '';
  while (text.length < length) text += String(world.random.below(10));
  return text;
}
