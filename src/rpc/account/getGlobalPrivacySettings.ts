import { method } from '../method.ts';
import { toTlGlobalPrivacy } from '../to-tl/global-privacy.ts';

export const getGlobalPrivacySettings = method('account.getGlobalPrivacySettings', toTlGlobalPrivacy, {
  peopleOnly: true,
});
