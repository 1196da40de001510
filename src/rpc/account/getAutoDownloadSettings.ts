import { autoDownload } from '#domain';
import { method } from '../method.ts';
import { toTlAutoDownload } from '../to-tl/accounts/auto-download.ts';

export const getAutoDownloadSettings = method(
  'account.getAutoDownloadSettings',
  async (call) => toTlAutoDownload(await call.world.store.read((tx) => autoDownload(tx, call.account))),
  { peopleOnly: true },
);
