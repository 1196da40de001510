import { type AccountId, SERVICE_ACCOUNT } from '../ids.ts';
import type { World } from '../ports.ts';

const setting = 'bot-founder';

/**
 * The server's own bot that makes bots; made at the first start. It has no token, so that nobody can sign in as it.
 * Returns nothing when somebody else has the name.
 */
export function ensureBuiltInBot(
  world: World,
  wish: { username: string; name: string; about: string; description: string },
): Promise<AccountId | undefined> {
  const { username, name, about, description } = wish;
  return world.store.write(async (tx) => {
    const known = await tx.accounts.setting<AccountId>(SERVICE_ACCOUNT, setting);
    const before = known === undefined ? undefined : await tx.accounts.get(known);
    if (before?.username === username) return before.id;
    const taken = await tx.accounts.usernameOwner(username);
    if (taken !== undefined && taken !== before?.id) return undefined;
    if (before) {
      if (before.username !== undefined) await tx.accounts.releaseUsername(before.username, before.id);
      await tx.accounts.takeUsername(username, before.id);
      await tx.accounts.update({ ...before, username });
      return before.id;
    }
    const bot = { owner: SERVICE_ACCOUNT, tokenHash: '', privacyMode: true, joinGroups: false, infoVersion: 1 };
    const id = await tx.accounts.insert({
      kind: 'bot',
      firstName: name,
      lastName: '',
      username,
      createdAt: world.clock.nowS(),
      data: { verified: true, bot: { ...bot, about, description, builtIn: true } },
    });
    await tx.accounts.takeUsername(username, id);
    await tx.updates.createMailbox(id);
    await tx.accounts.putSetting(SERVICE_ACCOUNT, setting, id);
    return id;
  });
}
