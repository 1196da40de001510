/** Where addresses stand in a text, without the marks that end a sentence after them in any script. In UTF-16 units. */
export function linksIn(text: string): { offset: number; length: number }[] {
  return [
    ...text.matchAll(
      /https?:\/\/[^\s\u2068\u2069<>"«»“”、。，：；！？（）؛،؟]*[^\s\u2068\u2069<>"«»“”、。，：；！？（）؛،؟.,:;)]/g,
    ),
  ].map((found) => ({
    offset: found.index,
    length: found[0].length,
  }));
}
