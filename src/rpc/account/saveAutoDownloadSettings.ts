import { method } from '../method.ts';

/** The choice stays on the device; the presets are the same for everybody. */
export const saveAutoDownloadSettings = method('account.saveAutoDownloadSettings', async () => true, {
  peopleOnly: true,
});
