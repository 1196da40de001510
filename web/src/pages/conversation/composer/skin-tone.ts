/** From without one (the yellow of every emoji) to the darkest. */
export const SKIN_TONES = ['', '🏻', '🏼', '🏽', '🏾', '🏿'] as const;
export type SkinTone = (typeof SKIN_TONES)[number];

const TONE = /[\u{1F3FB}-\u{1F3FF}]/gu;
const SKIN = /\p{Emoji_Modifier_Base}/gu;

/** Whether an emoji shows the skin of one person. Two need a tone for each of them: they stay as they are. */
export function takesTone(emoji: string): boolean {
  return emoji.match(SKIN)?.length === 1;
}

/** The same emoji with this tone; what takes none comes back unchanged. Source: Unicode UTS #51, 2.4. */
export function withTone(emoji: string, tone: SkinTone): string {
  if (!takesTone(emoji)) return emoji;
  const plain = emoji.replace(TONE, '');
  // The tone stands in the place of the sign that asks for a picture.
  return tone === '' ? plain : plain.replace(/(\p{Emoji_Modifier_Base})\uFE0F?/u, `$1${tone}`);
}
