import type { ContentData } from '../messages/content.ts';
import type { Tx } from '../ports.ts';
import { customEmoji } from './find-stickers.ts';

/** Leaves out custom emoji that are none, so that clients are not sent looking for them. */
export async function keepKnownEmoji(tx: Tx, data: ContentData): Promise<ContentData> {
  const { entities = [], ...rest } = data;
  const named = entities.filter(({ type }) => type === 'customEmoji').map(({ document }) => Number(document));
  if (named.length === 0) return data;
  const ids = named.filter((id) => Number.isSafeInteger(id) && id > 0);
  const known = new Set((await customEmoji(tx, [...new Set(ids)])).map(({ id }) => String(id)));
  const kept = entities.filter(({ type, document }) => type !== 'customEmoji' || known.has(document ?? ''));
  return kept.length > 0 ? { ...rest, entities: kept } : rest;
}
