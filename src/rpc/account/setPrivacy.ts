import { setPrivacy as set } from '#domain';
import { fromTlPrivacyKey, fromTlPrivacyRules } from '../from-tl/privacy.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlPrivacy } from '../to-tl/accounts/privacy.ts';

export const setPrivacy = method(
  'account.setPrivacy',
  async (call, request) => {
    const { store } = call.world;
    const key = fromTlPrivacyKey(request.key);
    const rule = await store.read((tx) => fromTlPrivacyRules(call, tx, request.rules));
    await set(call.world, { account: call.account, key, rule, session: ownSession(call) });
    return store.read((tx) => toTlPrivacy(call, tx, key));
  },
  { peopleOnly: true },
);
