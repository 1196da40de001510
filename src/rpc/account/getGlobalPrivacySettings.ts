import { method } from '../method.ts';
import { toTlGlobalPrivacy } from '../to-tl/accounts/global-privacy.ts';

export const getGlobalPrivacySettings = method('account.getGlobalPrivacySettings', toTlGlobalPrivacy, {
  peopleOnly: true,
});
