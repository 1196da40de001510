import { checkUsernameShape } from '../accounts/change-username.ts';
import { hashToken } from '../auth/sign-in-bot.ts';
import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';

const secretBytes = 26;

/**
 * Makes a bot. Its token is told once: only a hash of it is kept.
 *
 * @throws first-name-invalid, username-invalid, username-occupied
 */
export async function createBot(
  world: World,
  request: { owner: AccountId; username: string; name: string },
): Promise<{ id: AccountId; token: string }> {
  const { owner, username } = request;
  const name = request.name.trim().slice(0, world.limits.nameLength);
  if (name === '') refuse('first-name-invalid');
  checkUsernameShape(world, username);
  // People tell a bot by its name, in every client.
  if (!/bot$/i.test(username)) refuse('username-invalid');
  const secret = world.random.bytes(secretBytes).toBase64({ alphabet: 'base64url', omitPadding: true });
  return world.store.write(async (tx) => {
    const bot = { owner, tokenHash: '', privacyMode: true, joinGroups: true, infoVersion: 1 };
    const createdAt = world.clock.nowS();
    const id = await tx.accounts.insert({
      kind: 'bot',
      firstName: name,
      lastName: '',
      username,
      createdAt,
      data: { bot },
    });
    if (!(await tx.accounts.takeUsername(username, id))) refuse('username-occupied');
    await tx.updates.createMailbox(id);
    const token = `${id}:${secret}`;
    const made = await tx.accounts.get(id);
    if (!made) throw new Error('a bot that was just made is gone');
    await tx.accounts.update({ ...made, data: { bot: { ...bot, tokenHash: hashToken(world, token) } } });
    return { id, token };
  });
}
