import type { Entity } from '#domain';

/** A stretch of text, formatted or not. */
export type Piece = string | (Pick<Entity, 'type' | 'language'> & { text: string });

/** Joins pieces to a text and the spans over it. */
export function joined(pieces: readonly Piece[]): { text: string; entities: Entity[] } {
  let text = '';
  const entities: Entity[] = [];
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      const { text: part, ...format } = piece;
      entities.push({ ...format, offset: text.length, length: part.length });
    }
    text += typeof piece === 'string' ? piece : piece.text;
  }
  return { text, entities };
}
