import { hashHex, type SketchKey } from './keyed-hash.ts';

/**
 * The layout of a message, which survives translation: per line what kind of thing it begins with, its signs, emoji,
 * numbers and links, but none of its words. Undefined when the layout says nothing (plain words on plain lines).
 */
export function layoutOf(text: string): string | undefined {
  const lines = text.slice(0, 4_096).split('\n');
  const shapes: string[] = [];
  let marks = 0;
  for (const line of lines.slice(0, 24)) {
    const shape = line
      .replace(/https?:\/\/\S+|t\.me\/\S+/gi, 'U')
      .replace(/@[\p{L}\p{N}_]+/gu, 'M')
      .replace(/#[\p{L}\p{N}_]+/gu, 'H')
      .replace(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.,;:!?…،؛؟।。，、\s-]*/gu, 'w')
      .replace(/w+/g, 'w')
      .replace(/\s+/g, '');
    for (const mark of shape.matchAll(/[^w]/gu)) if (mark) marks++;
    if (shape !== '') shapes.push(shape);
  }
  // Runs of plain paragraphs are one paragraph: their number is chance.
  const layout = shapes.join('/').replace(/w(?:\/w)+/g, 'w');
  return marks >= 3 && shapes.length >= 2 ? layout : undefined;
}

/** Keyed hash of a message's layout. */
export function sketchLayout(key: SketchKey, text: string): string | undefined {
  const layout = layoutOf(text);
  return layout === undefined ? undefined : hashHex(key, `layout:${layout}`);
}

/** Keyed hash of a bot's command set, in any order; undefined below three commands beyond the usual ones. */
export function sketchCommands(key: SketchKey, commands: readonly string[]): string | undefined {
  const own = new Set(commands.map((command) => command.toLowerCase().replace(/^\//, '')));
  for (const usual of ['start', 'help', 'settings', 'stop', 'cancel', 'language']) own.delete(usual);
  return own.size < 3 ? undefined : hashHex(key, `commands:${[...own].sort().join(' ')}`);
}
