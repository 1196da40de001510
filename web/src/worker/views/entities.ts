import type { tl } from '@mtcute/core';
import Long from 'long';
import type { Entity, EntityKind } from '../../data/views.ts';

const PLAIN: Partial<Record<tl.TypeMessageEntity['_'], EntityKind>> = {
  messageEntityBold: 'bold',
  messageEntityItalic: 'italic',
  messageEntityUnderline: 'underline',
  messageEntityStrike: 'strike',
  messageEntitySpoiler: 'spoiler',
  messageEntityCode: 'code',
  messageEntityUrl: 'url',
  messageEntityEmail: 'email',
  messageEntityPhone: 'phone',
  messageEntityMention: 'mention',
  messageEntityHashtag: 'hashtag',
  messageEntityCashtag: 'cashtag',
  messageEntityBotCommand: 'command',
  messageEntityBlockquote: 'quote',
};

export function entitiesOf(entities: tl.TypeMessageEntity[] | undefined): Entity[] {
  const views: Entity[] = [];
  for (const entity of entities ?? []) {
    const { offset, length } = entity;
    const plain = PLAIN[entity._];
    if (plain) views.push({ kind: plain, offset, length });
    else if (entity._ === 'messageEntityPre') views.push({ kind: 'pre', offset, length, language: entity.language });
    else if (entity._ === 'messageEntityTextUrl') views.push({ kind: 'link', offset, length, url: entity.url });
    else if (entity._ === 'messageEntityMentionName')
      views.push({ kind: 'person', offset, length, peer: entity.userId });
    else if (entity._ === 'messageEntityCustomEmoji')
      views.push({ kind: 'emoji', offset, length, document: entity.documentId.toString() });
  }
  return views;
}

/** Back to TL. What the server finds by itself (addresses, mentions, hashtags) is not sent. */
export function toTlEntities(
  entities: Entity[],
  inputUser: (id: number) => tl.TypeInputUser | undefined,
): tl.TypeMessageEntity[] {
  const found: tl.TypeMessageEntity[] = [];
  for (const entity of entities) {
    const { kind, offset, length } = entity;
    switch (kind) {
      case 'bold':
        found.push({ _: 'messageEntityBold', offset, length });
        break;
      case 'italic':
        found.push({ _: 'messageEntityItalic', offset, length });
        break;
      case 'underline':
        found.push({ _: 'messageEntityUnderline', offset, length });
        break;
      case 'strike':
        found.push({ _: 'messageEntityStrike', offset, length });
        break;
      case 'spoiler':
        found.push({ _: 'messageEntitySpoiler', offset, length });
        break;
      case 'code':
        found.push({ _: 'messageEntityCode', offset, length });
        break;
      case 'pre':
        found.push({ _: 'messageEntityPre', offset, length, language: entity.language ?? '' });
        break;
      case 'quote':
        found.push({ _: 'messageEntityBlockquote', offset, length });
        break;
      case 'link':
        found.push({ _: 'messageEntityTextUrl', offset, length, url: entity.url ?? '' });
        break;
      case 'emoji':
        if (entity.document)
          found.push({ _: 'messageEntityCustomEmoji', offset, length, documentId: Long.fromString(entity.document) });
        break;
      case 'person': {
        const userId = entity.peer === undefined ? undefined : inputUser(entity.peer);
        if (userId) found.push({ _: 'inputMessageEntityMentionName', offset, length, userId });
        break;
      }
      default:
        break;
    }
  }
  return found;
}
