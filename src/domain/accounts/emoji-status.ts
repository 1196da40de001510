import { refuse } from '../errors.ts';
import type { AccountId, MediaId } from '../ids.ts';
import { attributeOf } from '../media/media.ts';
import type { Tx, World } from '../ports.ts';
import { appendInOrder } from '../updates/append-in-order.ts';
import type { EmojiStatus } from './repository.ts';
import { requireAccount } from './require-account.ts';
import { acquaintances } from './tell-about.ts';

const recentSetting = 'emoji-status.recent';
const recentKept = 50;
const managerSetting = (bot: AccountId): string => `emoji-status.bot:${bot}`;

/**
 * Sets the custom emoji beside an account's name, or with none takes it away.
 *
 * @throws emoji-status-invalid
 */
export function setEmojiStatus(
  world: World,
  change: { account: AccountId; status: EmojiStatus | undefined; session?: string | undefined },
): Promise<void> {
  const { account: id, status, session } = change;
  return world.store.write(async (tx) => {
    const account = await requireAccount(tx, id);
    if (status) await requireCustomEmoji(tx, status.document);
    const { emojiStatus: _, ...data } = account.data;
    await tx.accounts.update({ ...account, data: status ? { ...data, emojiStatus: status } : data });
    if (status) {
      const before = (await recentEmojiStatuses(tx, id)).filter((one) => one !== status.document);
      await tx.accounts.putSetting(id, recentSetting, [status.document, ...before].slice(0, recentKept));
    }
    const told = [id, ...(await acquaintances(world, tx, id))];
    const body = { kind: 'emojiStatus', account: id } as const;
    await appendInOrder(
      tx,
      world.clock.nowS(),
      told.map((mailbox) => ({ mailbox, body, ...(session === undefined ? {} : { exceptSession: session }) })),
    );
  });
}

/** @throws emoji-status-invalid for what is no custom emoji of this server */
export async function requireCustomEmoji(tx: Tx, document: MediaId): Promise<void> {
  const media = await tx.media.get(document);
  if (!media || !attributeOf(media, 'customEmoji')) refuse('emoji-status-invalid');
}

/** What the account chose before, the newest first. */
export const recentEmojiStatuses = async (tx: Tx, account: AccountId): Promise<MediaId[]> =>
  (await tx.accounts.setting<MediaId[]>(account, recentSetting)) ?? [];

/** Forgets which statuses the account chose lately. */
export const clearRecentEmojiStatuses = (world: World, account: AccountId): Promise<void> =>
  world.store.write((tx) => tx.accounts.removeSetting(account, recentSetting));

/** Lets a bot choose the account's status, or no longer. @throws bot-invalid */
export function letBotSetEmojiStatus(
  world: World,
  change: { account: AccountId; bot: AccountId; allowed: boolean },
): Promise<void> {
  const { account, bot, allowed } = change;
  return world.store.write(async (tx) => {
    if ((await tx.accounts.get(bot))?.kind !== 'bot') refuse('bot-invalid');
    if (allowed) await tx.accounts.putSetting(account, managerSetting(bot), true);
    else await tx.accounts.removeSetting(account, managerSetting(bot));
  });
}

/** Whether this person let this bot choose their status. */
export const mayBotSetEmojiStatus = async (tx: Tx, account: AccountId, bot: AccountId): Promise<boolean> =>
  (await tx.accounts.setting<boolean>(account, managerSetting(bot))) ?? false;

/** A bot chooses the status of somebody who let it. @throws emoji-status-forbidden, emoji-status-invalid */
export async function setEmojiStatusOf(
  world: World,
  change: { bot: AccountId; account: AccountId; status: EmojiStatus | undefined },
): Promise<void> {
  const { bot, account, status } = change;
  const allowed = await world.store.read((tx) => mayBotSetEmojiStatus(tx, account, bot));
  if (!allowed) refuse('emoji-status-forbidden');
  await setEmojiStatus(world, { account, status });
}
