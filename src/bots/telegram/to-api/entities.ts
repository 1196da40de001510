import type { MessageEntity } from '@grammyjs/types';
import type { Entity } from '#domain';
import { toApiUser } from './user.ts';
import type { View } from '../../view.ts';

const plain = {
  mention: 'mention',
  hashtag: 'hashtag',
  cashtag: 'cashtag',
  botCommand: 'bot_command',
  url: 'url',
  email: 'email',
  phone: 'phone_number',
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strike: 'strikethrough',
  spoiler: 'spoiler',
  code: 'code',
} as const;

/** Spans in UTF-16 code units. */
export async function toApiEntities(view: View, entities: readonly Entity[]): Promise<MessageEntity[]> {
  const written: MessageEntity[] = [];
  for (const entity of entities) {
    const found = await toApiEntity(view, entity);
    if (found) written.push(found);
  }
  return written;
}

async function toApiEntity(view: View, entity: Entity): Promise<MessageEntity | undefined> {
  const { offset, length } = entity;
  switch (entity.type) {
    case 'pre':
      return { type: 'pre', offset, length, ...(entity.language ? { language: entity.language } : {}) };
    case 'blockquote':
      return { type: entity.collapsed ? 'expandable_blockquote' : 'blockquote', offset, length };
    case 'textUrl':
      return { type: 'text_link', offset, length, url: entity.url ?? '' };
    case 'mentionName':
      return entity.account === undefined
        ? undefined
        : { type: 'text_mention', offset, length, user: await toApiUser(view, entity.account) };
    case 'customEmoji':
      return { type: 'custom_emoji', offset, length, custom_emoji_id: entity.document ?? '' };
    // Bots are not told of numbers of cards.
    case 'bankCard':
      return undefined;
    default:
      return { type: plain[entity.type], offset, length };
  }
}
