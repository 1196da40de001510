import type { TelegramClient } from '@mtcute/node';

/** The text of the API error that a call ends in. */
export const errorOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error && 'text' in error ? String(error.text) : String(error)),
  );

/** Joins by a link that somebody inside makes. Client libraries know links by another host; the hash is what counts. */
export async function joinBy(client: TelegramClient, admin: TelegramClient, chat: number): Promise<void> {
  const { link } = await admin.createInviteLink(chat);
  await client.joinChat(`https://t.me/+${link.split('+').at(-1)}`);
}
