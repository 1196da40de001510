import { refuse } from '../errors.ts';
import type { ChatId } from '../ids.ts';
import type { World } from '../ports.ts';
import { requireAccount } from './require-account.ts';
import { tellAboutAccount } from './tell-about.ts';
import type { ProfileChange } from './update-profile.ts';

/** Shows a public channel of one's own in the profile, or with none shows none. @throws public-channel-expected */
export async function updatePersonalChannel(
  world: World,
  change: ProfileChange & { channel?: ChatId | undefined },
): Promise<void> {
  const { account: id, channel, session } = change;
  await world.store.write(async (tx) => {
    const account = await requireAccount(tx, id);
    if (channel !== undefined) {
      const chat = await tx.chats.get(channel);
      const status = (await tx.chats.member(channel, id))?.status;
      const own = status === 'creator' || status === 'admin';
      if (chat?.kind !== 'channel' || chat.username === undefined || !own) refuse('public-channel-expected');
    }
    const { personalChannel: _, ...data } = account.data;
    await tx.accounts.update({
      ...account,
      data: channel === undefined ? data : { ...data, personalChannel: channel },
    });
    await tellAboutAccount(world, tx, id, session);
  });
}
