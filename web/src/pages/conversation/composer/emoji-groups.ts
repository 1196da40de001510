type Group =
  | 'smileys_emotion'
  | 'people_body'
  | 'animals_nature'
  | 'food_drink'
  | 'travel_places'
  | 'activities'
  | 'objects'
  | 'symbols'
  | 'flags';

/** Put in by the build, from a package: see `vite.config.ts`. */
declare const EMOJI_BY_GROUP: Readonly<Record<Group, string>>;

/** All emoji by group, in their usual order, with spaces between them. */
export const EMOJI_GROUPS = EMOJI_BY_GROUP;
