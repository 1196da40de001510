import { setPreferences } from '#domain';
import { method } from '../method.ts';
import { toTlGlobalPrivacy } from '../to-tl/accounts/global-privacy.ts';

export const setGlobalPrivacySettings = method(
  'account.setGlobalPrivacySettings',
  async (call, { settings }) => {
    await setPreferences(call.world, call.account, {
      archiveStrangers: settings.archiveAndMuteNewNoncontactPeers ?? false,
      keepArchivedUnmuted: settings.keepArchivedUnmuted ?? false,
      keepArchivedFolders: settings.keepArchivedFolders ?? false,
      hideReadMarks: settings.hideReadMarks ?? false,
    });
    return toTlGlobalPrivacy(call);
  },
  { peopleOnly: true },
);
