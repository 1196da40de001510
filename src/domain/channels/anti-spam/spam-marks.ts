import type { ContentData, Entity } from '../../messages/content.ts';

/** Shorter texts are repeated without meaning any harm: "hello", "+1", "thank you". */
const tellingLength = 24;

const linkStart = /^(?:https?:\/\/)?(?:www\.)?/;
const telegramName = /^t(?:elegram)?\.me\/([a-z]\w{3,31})$/;

/**
 * By what the anti-spam of a group takes two messages for the same: a link in them (`link:…`), a public name (`@…`), or
 * the whole text where it is long enough (`text:…`). `base` is the server's own address, whose links are names, too.
 */
export function spamMarks({ text, entities }: Pick<ContentData, 'text' | 'entities'>, base: string): string[] {
  const marks = new Set<string>();
  for (const entity of entities ?? []) {
    const mark = markOf(entity, text.slice(entity.offset, entity.offset + entity.length), base);
    if (mark) marks.add(mark);
  }
  const folded = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  if (folded.length >= tellingLength) marks.add(`text:${folded}`);
  return [...marks];
}

function markOf(entity: Entity, written: string, base: string): string | undefined {
  if (entity.type === 'mention') return written.toLowerCase();
  if (entity.type !== 'url' && entity.type !== 'textUrl') return undefined;
  const url = (entity.url ?? written).toLowerCase().replace(linkStart, '').replace(/\/+$/, '');
  const own = base.toLowerCase().replace(linkStart, '');
  const name = telegramName.exec(own !== '' && url.startsWith(`${own}/`) ? `t.me${url.slice(own.length)}` : url)?.[1];
  return name ? `@${name}` : `link:${url}`;
}
