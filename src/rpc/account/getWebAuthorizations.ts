import { method } from '../method.ts';

/** Nobody signs in to web sites with an account of this server. */
export const getWebAuthorizations = method(
  'account.getWebAuthorizations',
  async () => ({ _: 'account.webAuthorizations', authorizations: [], users: [] }),
  { peopleOnly: true },
);
