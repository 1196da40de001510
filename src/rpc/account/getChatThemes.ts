import Long from 'long';
import { method } from '../method.ts';

export const getChatThemes = method(
  'account.getChatThemes',
  async () => ({ _: 'account.themes', hash: Long.ZERO, themes: [] }),
  { peopleOnly: true },
);
