const PREFIX = 'custom:';

/** How a custom emoji is named where other reactions are their emoji. `id` is a decimal number of 64 bits. */
export function customReaction(id: string): string {
  return PREFIX + id;
}

/** The custom emoji that a reaction's name stands for; undefined for an emoji. */
export function customEmojiOf(name: string): string | undefined {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined;
}

/** Some emoji are drawn as a sign of the text where nothing asks for the picture; the names of reactions leave that out. */
export function asPicture(name: string): string {
  return /^(?!\p{Emoji_Presentation})\p{Emoji}$/u.test(name) ? `${name}\uFE0F` : name;
}
