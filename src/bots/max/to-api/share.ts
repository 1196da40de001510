import type { ShareAttachment } from '@maxhub/max-bot-api/types';
import { firstLink, type LinkTarget, linkTarget, mayBeSeen, type Message, type Tx } from '#domain';
import type { View } from './view.ts';

const descriptionLength = 300;

/**
 * The preview of the first link of a message. As in every other door it is of chats, posts and people of this server:
 * other pages are not fetched and have none.
 */
export async function shareOf(view: View, { content }: Pick<Message, 'content'>): Promise<ShareAttachment | undefined> {
  const { entities, text } = content;
  if (content.media || content.action || content.noWebPage) return undefined;
  if (!entities?.some(({ type }) => type === 'url' || type === 'textUrl')) return undefined;
  const url = firstLink(text, entities);
  const target = url === undefined ? undefined : await linkTarget(view.world, view.tx, url);
  if (url === undefined || !target) return undefined;
  const { title, description } = await faceOf(view.tx, view.bot, target);
  const shown = description ? description.slice(0, descriptionLength).toWellFormed() : null;
  return { type: 'share', payload: { url }, title, description: shown };
}

async function faceOf(
  tx: Tx,
  viewer: number,
  target: LinkTarget,
): Promise<{ title: string; description: string | undefined }> {
  if (target.kind === 'person') {
    const { id, firstName, lastName, data } = target.account;
    const sees = await mayBeSeen(tx, id, viewer, 'about');
    return { title: `${firstName} ${lastName}`.trim(), description: sees ? data.about : undefined };
  }
  const { chat } = target;
  const description = target.kind === 'post' ? target.post.message.content.text : chat.data.about;
  return { title: chat.title, description };
}
