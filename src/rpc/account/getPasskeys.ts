import { method } from '../method.ts';

/** Nobody signs in by a passkey here. */
export const getPasskeys = method('account.getPasskeys', async () => ({ _: 'account.passkeys', passkeys: [] }), {
  peopleOnly: true,
});
