import { type AccountId, isClosedAt, isSticker, type Media, type ShownAt, type World } from '#domain';
import type { FileIds, FileName } from './file-id.ts';

/**
 * How a bot is told of a file, shown at a message or in a chat. What the bot brought itself, and stickers, are its to use
 * wherever it met them; every other file it may have while that place is open.
 */
export const nameFile = (bot: AccountId, media: Media, size: string, at: ShownAt | undefined): FileName => ({
  media: media.id,
  size,
  ...(at && media.owner !== bot && !isSticker(media) ? { at } : {}),
});

/**
 * The file that an id names; undefined for what this bot was never given, for what is taken down by now, and for a bot
 * that is suspended: some dialects have addresses of files without a token.
 */
export async function openFile(
  { world, fileIds }: { world: World; fileIds: FileIds },
  bot: AccountId,
  fileId: string,
): Promise<{ named: FileName; media: Media } | undefined> {
  const named = fileIds.read(bot, fileId);
  if (!named) return undefined;
  return world.store.read(async (tx) => {
    if ((await tx.accounts.get(bot))?.suspendedAt !== undefined) return undefined;
    if (named.at && (await isClosedAt(tx, bot, named.at))) return undefined;
    const media = await tx.media.get(named.media);
    return media && { named, media };
  });
}
