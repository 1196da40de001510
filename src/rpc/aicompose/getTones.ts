import Long from 'long';
import { method } from '../method.ts';

/** No program writes for people here. */
export const getTones = method(
  'aicompose.getTones',
  async () => ({ _: 'aicompose.tones', hash: Long.ZERO, tones: [], users: [] }),
  { peopleOnly: true },
);
