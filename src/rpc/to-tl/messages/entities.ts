import type { tl } from '@mtcute/core';
import Long from 'long';
import type { Entity } from '#domain';

/** A text with its entities where TL has both in one object. */
export const toTlFormatted = (text: string, entities: readonly Entity[] | undefined): tl.RawTextWithEntities => ({
  _: 'textWithEntities',
  text,
  entities: toTlEntities(entities ?? []),
});

export function toTlEntities(entities: readonly Entity[]): tl.TypeMessageEntity[] {
  return entities.map(toTlEntity);
}

function toTlEntity(entity: Entity): tl.TypeMessageEntity {
  const { offset, length } = entity;
  switch (entity.type) {
    case 'mention':
      return { _: 'messageEntityMention', offset, length };
    case 'hashtag':
      return { _: 'messageEntityHashtag', offset, length };
    case 'cashtag':
      return { _: 'messageEntityCashtag', offset, length };
    case 'botCommand':
      return { _: 'messageEntityBotCommand', offset, length };
    case 'url':
      return { _: 'messageEntityUrl', offset, length };
    case 'email':
      return { _: 'messageEntityEmail', offset, length };
    case 'phone':
      return { _: 'messageEntityPhone', offset, length };
    case 'bankCard':
      return { _: 'messageEntityBankCard', offset, length };
    case 'bold':
      return { _: 'messageEntityBold', offset, length };
    case 'italic':
      return { _: 'messageEntityItalic', offset, length };
    case 'underline':
      return { _: 'messageEntityUnderline', offset, length };
    case 'strike':
      return { _: 'messageEntityStrike', offset, length };
    case 'spoiler':
      return { _: 'messageEntitySpoiler', offset, length };
    case 'code':
      return { _: 'messageEntityCode', offset, length };
    case 'pre':
      return { _: 'messageEntityPre', offset, length, language: entity.language ?? '' };
    case 'blockquote':
      return { _: 'messageEntityBlockquote', offset, length, collapsed: entity.collapsed ?? false };
    case 'textUrl':
      return { _: 'messageEntityTextUrl', offset, length, url: entity.url ?? '' };
    case 'mentionName':
      return { _: 'messageEntityMentionName', offset, length, userId: entity.account ?? 0 };
    case 'customEmoji':
      return { _: 'messageEntityCustomEmoji', offset, length, documentId: Long.fromString(entity.document ?? '0') };
  }
}
