import Long from 'long';
import { method } from '../method.ts';

/** Clients carry themes of their own; this server adds none. */
export const getThemes = method(
  'account.getThemes',
  async () => ({ _: 'account.themes', hash: Long.ZERO, themes: [] }),
  { peopleOnly: true },
);
