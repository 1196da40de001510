import { fromTlPrivacyKey } from '../from-tl/privacy.ts';
import { method } from '../method.ts';
import { toTlPrivacy } from '../to-tl/accounts/privacy.ts';

export const getPrivacy = method(
  'account.getPrivacy',
  (call, { key }) => call.world.store.read((tx) => toTlPrivacy(call, tx, fromTlPrivacyKey(key))),
  { peopleOnly: true },
);
