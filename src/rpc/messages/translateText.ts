import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** This server gives no text to a translator; clients may have one of their own. */
export const translateText = method(
  'messages.translateText',
  async () => {
    throw new RpcError(400, 'TRANSLATIONS_DISABLED');
  },
  { peopleOnly: true },
);
