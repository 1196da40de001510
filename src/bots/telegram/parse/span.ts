import type { Entity } from '#domain';

/** A text with its spans, or why it cannot be read: the sentence that follows "can't parse entities: ". */
export interface ParsedText {
  text: string;
  entities: Entity[];
}

export class ParseError extends Error {}

/** Errors name places in bytes of UTF-8. */
export const byteAt = (text: string, index: number): number => Buffer.byteLength(text.slice(0, index), 'utf8');

/** White space as the API's parsers take it: that of ASCII alone. */
export const isBlank = (char: string | undefined): boolean => char !== undefined && /^[ \t\r\n\0\v]$/.test(char);

/** Entities in the order in which they are told: by place, the longer one first. */
export const inOrder = (entities: readonly Entity[]): Entity[] =>
  entities
    .map((entity, index) => ({ entity, index }))
    .sort((a, b) => a.entity.offset - b.entity.offset || b.entity.length - a.entity.length || a.index - b.index)
    .map(({ entity }) => entity);
