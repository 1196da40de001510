import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** There are no themes to fetch. */
export const getTheme = method(
  'account.getTheme',
  async () => {
    throw new RpcError(400, 'THEME_INVALID');
  },
  { peopleOnly: true },
);
