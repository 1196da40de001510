import type { MarkupElement } from '@maxhub/max-bot-api/types';
import type { Entity } from '#domain';
import type { View } from './view.ts';

const plain = {
  bold: 'strong',
  italic: 'emphasized',
  code: 'monospaced',
  pre: 'monospaced',
  strike: 'strikethrough',
  underline: 'underline',
  blockquote: 'quote',
} as const;

const isPlain = (type: Entity['type']): type is keyof typeof plain => Object.hasOwn(plain, type);

/** Spans in UTF-16 code units. Links, hashtags and commands that stand in the text as they are have no span here. */
export async function toApiMarkup(view: View, text: string, entities: readonly Entity[]): Promise<MarkupElement[]> {
  const written: MarkupElement[] = [];
  for (const entity of entities) {
    const place = { from: entity.offset, length: entity.length };
    const { type } = entity;
    if (isPlain(type)) written.push({ type: plain[type], ...place });
    else if (type === 'textUrl') written.push({ type: 'link', ...place, ...{ url: entity.url ?? '' } });
    else if (type === 'mentionName') written.push({ type: 'user_mention', ...place, user_id: entity.account ?? null });
    else if (type === 'mention') written.push({ type: 'user_mention', ...place, ...(await named(view, text, entity)) });
  }
  return written;
}

/** Who is mentioned by a public name; bots look for themselves by their number. */
async function named(view: View, text: string, { offset, length }: Entity) {
  const user_link = text.slice(offset, offset + length);
  const owner = await view.tx.accounts.usernameOwner(user_link.slice(1).toLowerCase());
  return { user_link, ...(owner !== undefined && owner > 0 ? { user_id: owner } : {}) };
}
