import { SERVICE_ACCOUNT, type ChatId } from '../ids.ts';
import type { World } from '../ports.ts';
import { createChannelIn } from './create-channel.ts';

const setting = 'demo-channel';

/** After this long whoever began to fill the channel is taken for gone, and another one goes on. */
const claimS = 60;

interface Kept {
  chat: ChatId;
  claimedAt: number;
  filled: boolean;
}

/** The server's own public channel; nobody else can take its name. */
export const DEMO_CHANNEL = 'tocsin_demo';

/**
 * Makes the server's own channel, which the service account leads, and hands it to whoever fills it: one node at a time.
 * Undefined when it is filled, is being filled, or its name belongs to somebody.
 */
export function claimBuiltInChannel(world: World, wish: { title: string; about: string }): Promise<ChatId | undefined> {
  return world.store.write(async (tx) => {
    const nowS = world.clock.nowS();
    const known = await tx.accounts.setting<Kept>(SERVICE_ACCOUNT, setting);
    if (known?.filled || (known && known.claimedAt + claimS > nowS)) return undefined;
    if (!known && (await tx.accounts.usernameOwner(DEMO_CHANNEL)) !== undefined) return undefined;
    const keep = (chat: ChatId) =>
      tx.accounts.putSetting(SERVICE_ACCOUNT, setting, { chat, claimedAt: nowS, filled: false } satisfies Kept);
    if (known) {
      await keep(known.chat);
      return known.chat;
    }
    const made = await createChannelIn(world, tx, { creator: SERVICE_ACCOUNT, kind: 'channel', ...wish });
    const chat = await tx.chats.get(made.chat);
    if (!chat) throw new Error('a channel is there once it is made');
    await tx.accounts.takeUsername(DEMO_CHANNEL, chat.id);
    await tx.chats.update({ ...chat, username: DEMO_CHANNEL, data: { ...chat.data, verified: true } });
    await keep(chat.id);
    return chat.id;
  });
}

/** Says that all is in it, so that nobody fills it again. */
export function closeBuiltInChannel(world: World, chat: ChatId): Promise<void> {
  return world.store.write((tx) =>
    tx.accounts.putSetting(SERVICE_ACCOUNT, setting, {
      chat,
      claimedAt: world.clock.nowS(),
      filled: true,
    } satisfies Kept),
  );
}
