import { method } from '../method.ts';

/** Messages here come without effects. */
export const getAvailableEffects = method(
  'messages.getAvailableEffects',
  async () => ({ _: 'messages.availableEffects', hash: 0, effects: [], documents: [] }),
  { peopleOnly: true },
);
