/** Emoji as sets keep them: without variation selectors, which clients add and leave out as they like. */
export const plainEmoji = (emoji: string): string => emoji.replaceAll('\ufe0f', '');

const oneEmoji = /^\p{RGI_Emoji}$/v;
const pictograph = /^\p{Extended_Pictographic}\p{Emoji_Modifier}?$/v;

/** True for exactly one emoji, written with or without variation selectors. */
export function isEmoji(text: string): boolean {
  return oneEmoji.test(text) || pictograph.test(plainEmoji(text));
}

/** Made when it is first needed: making it takes longer than a whole search among thousands of emoji. */
let graphemes: Intl.Segmenter | undefined;

/** The emoji of a text that holds nothing else; undefined for every other text. */
export function splitEmoji(text: string): string[] | undefined {
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const parts = [...graphemes.segment(text.replaceAll(/\s/g, ''))].map(({ segment }) => segment);
  return parts.every(isEmoji) ? parts : undefined;
}
