import type { tl } from '@mtcute/core';
import { type Account, type Chat, namesOf } from '#domain';

/**
 * The public name of whom has one, or all of them with the first to be shown first: never both. Names out of force are
 * told to their bearer only.
 */
export function toTlNames(bearer: Account | Chat, isOwn: boolean): { username?: string; usernames?: tl.RawUsername[] } {
  const told = namesOf(bearer).filter(({ active }) => active || isOwn);
  if (told.every(({ editable }) => editable)) return bearer.username === undefined ? {} : { username: bearer.username };
  return {
    usernames: told.map(({ name, active, editable }) => ({
      _: 'username',
      username: name,
      active,
      editable: editable ?? false,
    })),
  };
}
