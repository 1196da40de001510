import { refuse } from '../errors.ts';
import type { Limits } from '../limits.ts';
import type { Entity } from './content.ts';
import { findEntities } from './find-entities.ts';

export interface FormattedText {
  text: string;
  entities: Entity[];
}

/** Control characters that no text needs, except tab and newline, and stray surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be removed
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

/**
 * Makes a text and its entities as they are stored: no control characters, no blank ends, entities inside the text,
 * in order, and the machine-made ones (links, mentions, hashtags …) found.
 *
 * @throws message-too-long, entity-bounds-invalid
 */
export function normaliseText(input: FormattedText, limits: Limits, maxLength: number): FormattedText {
  const clean = input.text.replace(/\r\n?/g, '\n').replace(unwanted, ' ').toWellFormed();
  // Replacements keep the length except for \r\n, which stock clients do not send: offsets stay true otherwise.
  const start = clean.length - clean.trimStart().length;
  const text = clean.trim();
  if (text.length > maxLength) refuse('message-too-long');
  const own = input.entities
    .slice(0, limits.entitiesPerMessage)
    .flatMap((entity) => clip(entity, start, text.length, clean.length));
  const entities = [...own, ...findEntities(text, own)].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return { text, entities: entities.slice(0, limits.entitiesPerMessage) };
}

/** Shifts an entity by the blanks cut off in front and cuts it at the text's end; an empty one vanishes. */
function clip(entity: Entity, start: number, length: number, originalLength: number): Entity[] {
  if (entity.offset < 0 || entity.length <= 0 || entity.offset > originalLength) refuse('entity-bounds-invalid');
  const from = Math.max(0, entity.offset - start);
  const to = Math.min(length, entity.offset + entity.length - start);
  return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
}
