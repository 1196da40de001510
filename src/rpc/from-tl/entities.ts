import type { tl } from '@mtcute/core';
import type { Entity, FormattedText } from '#domain';
import type { Call } from '../context.ts';
import { fromTlUser } from './peer.ts';

const plain: Partial<Record<tl.TypeMessageEntity['_'], Entity['type']>> = {
  messageEntityBold: 'bold',
  messageEntityItalic: 'italic',
  messageEntityUnderline: 'underline',
  messageEntityStrike: 'strike',
  messageEntitySpoiler: 'spoiler',
  messageEntityCode: 'code',
};

/** A text with its entities where TL has both in one object. */
export const fromTlFormatted = (call: Call, { text, entities }: tl.RawTextWithEntities): FormattedText => ({
  text,
  entities: fromTlEntities(call, entities),
});

/** Entities that a client may set itself; links, mentions and hashtags are found anew by the server. */
export function fromTlEntities(call: Call, entities: readonly tl.TypeMessageEntity[] | undefined): Entity[] {
  return (entities ?? []).flatMap((entity): Entity[] => {
    const { offset, length } = entity;
    const type = plain[entity._];
    if (type) return [{ type, offset, length }];
    switch (entity._) {
      case 'messageEntityPre':
        return [{ type: 'pre', offset, length, language: entity.language.slice(0, 64) }];
      case 'messageEntityTextUrl':
        return [{ type: 'textUrl', offset, length, url: entity.url.slice(0, 2048) }];
      case 'messageEntityBlockquote':
        return [{ type: 'blockquote', offset, length, ...(entity.collapsed ? { collapsed: true } : {}) }];
      case 'messageEntityCustomEmoji':
        return [{ type: 'customEmoji', offset, length, document: entity.documentId.toString() }];
      case 'messageEntityMentionName':
        return [{ type: 'mentionName', offset, length, account: entity.userId }];
      case 'inputMessageEntityMentionName':
        return [{ type: 'mentionName', offset, length, account: fromTlUser(call, entity.userId) }];
      default:
        return [];
    }
  });
}
