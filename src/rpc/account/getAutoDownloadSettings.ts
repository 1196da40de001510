import { method } from '../method.ts';
import { autoDownloadPresets } from '../to-tl/auto-download.ts';

export const getAutoDownloadSettings = method(
  'account.getAutoDownloadSettings',
  async () => ({ _: 'account.autoDownloadSettings', ...autoDownloadPresets }),
  { peopleOnly: true },
);
