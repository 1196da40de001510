import type { tl } from '@mtcute/core';
import { preferences } from '#domain';
import type { Call } from '../../context.ts';

export async function toTlGlobalPrivacy(call: Call): Promise<tl.RawGlobalPrivacySettings> {
  const own = await call.world.store.read((tx) => preferences(tx, call.account));
  return {
    _: 'globalPrivacySettings',
    archiveAndMuteNewNoncontactPeers: own.archiveStrangers ?? false,
    keepArchivedUnmuted: own.keepArchivedUnmuted ?? false,
    keepArchivedFolders: own.keepArchivedFolders ?? false,
    hideReadMarks: own.hideReadMarks ?? false,
  };
}
