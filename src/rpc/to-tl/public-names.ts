import type { tl } from '@mtcute/core';
import { type Account, type Chat, namesOf } from '#domain';

/** The public name of whom has one, or all of them with the first to be shown first: never both. */
export function toTlNames(bearer: Account | Chat): { username?: string; usernames?: tl.RawUsername[] } {
  if (bearer.data.names === undefined) return bearer.username === undefined ? {} : { username: bearer.username };
  return {
    usernames: namesOf(bearer).map(({ name, active, editable }) => ({
      _: 'username',
      username: name,
      active,
      editable: editable ?? false,
    })),
  };
}
