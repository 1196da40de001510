import { method } from '../method.ts';

/** Not overridden here, whatever is asked for: the client keeps its own texts. */
export const getStrings = method('langpack.getStrings', async () => [], { open: true });
