import type { LinkPreview } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { absorb } from '../peers.ts';
import { mediaOf } from '../views/media.ts';

/** What the server would show below a text because of a link in it. */
export async function linkPreview(account: Account, text: string): Promise<LinkPreview | undefined> {
  const answer = await account.client.call({ _: 'messages.getWebPagePreview', message: text });
  absorb(account, answer.users, answer.chats);
  const media = mediaOf(answer.media);
  return media?.kind === 'link-preview' ? media : undefined;
}
