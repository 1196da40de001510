import { hashToken } from '../auth/sign-in-bot.ts';
import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';

const secretBytes = 26;

/** A token `ID:SECRET` and the hash under which it is kept. */
export function newToken(world: World, bot: AccountId): { token: string; hash: string } {
  const secret = world.random.bytes(secretBytes).toBase64({ alphabet: 'base64url', omitPadding: true });
  const token = `${bot}:${secret}`;
  return { token, hash: hashToken(world, token) };
}
