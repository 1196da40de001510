import { method } from '../method.ts';
import { toTlDialogFilters } from '../to-tl/dialogs/dialog-filters.ts';

export const getDialogFilters = method(
  'messages.getDialogFilters',
  (call) => call.world.store.read((tx) => toTlDialogFilters(call, tx)),
  { peopleOnly: true },
);
