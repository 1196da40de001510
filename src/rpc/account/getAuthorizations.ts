import { defaultAuthorizationTtlDays, preferences } from '#domain';
import { method } from '../method.ts';
import { toTlDevice } from '../to-tl/accounts/device.ts';

export const getAuthorizations = method(
  'account.getAuthorizations',
  (call) =>
    call.world.store.read(async (tx) => {
      const { authorizationTtlDays = defaultAuthorizationTtlDays } = await preferences(tx, call.account);
      const all = await tx.auth.authorizations(call.account);
      return {
        _: 'account.authorizations',
        authorizationTtlDays,
        authorizations: all.map((authorization) => toTlDevice(call, authorization)),
      };
    }),
  { peopleOnly: true },
);
