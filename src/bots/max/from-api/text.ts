import type { Entity } from '#domain';
import { badPayload } from '../api-error.ts';
import { type Fields, textIn } from '../fields.ts';
import { parseHtml } from '../parse/html.ts';
import { parseMarkdown } from '../parse/markdown.ts';

/** Beside pictures and files too. */
export const longest = 4000;

/** The text of a message in the format that is named beside it; undefined when there is none. @throws ApiError */
export function readText(body: Fields): { text: string; entities: Entity[] } | undefined {
  const text = textIn(body, 'text', longest);
  const format = textIn(body, 'format');
  if (format !== undefined && format !== 'markdown' && format !== 'html')
    throw badPayload(`Invalid value '${format.slice(0, 40)}' of field 'format'`);
  if (text === undefined) return undefined;
  if (format === undefined) return { text, entities: [] };
  return format === 'html' ? parseHtml(text) : parseMarkdown(text);
}
