import { method } from '../method.ts';

/** This server suggests none. */
export const getSuggestedDialogFilters = method('messages.getSuggestedDialogFilters', async () => [], {
  peopleOnly: true,
});
