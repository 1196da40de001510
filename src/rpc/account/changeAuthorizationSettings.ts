import { confirmAuthorization, refuse } from '#domain';
import { method } from '../method.ts';

/** Confirms a new sign-in. Secret chats and calls do not exist here, so there is nothing to switch off. */
export const changeAuthorizationSettings = method(
  'account.changeAuthorizationSettings',
  async (call, { hash, confirmed }) => {
    if (call.account === 0) refuse('not-signed-in');
    await confirmAuthorization(call.world, {
      account: call.account,
      keyId: call.keyId,
      hash: hash.toString(),
      confirmed: confirmed ?? false,
    });
    return true;
  },
  { peopleOnly: true },
);
