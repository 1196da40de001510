import { saveAutoDownload } from '#domain';
import { fromTlAutoDownload } from '../from-tl/auto-download.ts';
import { method } from '../method.ts';

export const saveAutoDownloadSettings = method(
  'account.saveAutoDownloadSettings',
  async (call, request) => {
    const network = request.low ? 'low' : request.high ? 'high' : 'medium';
    await saveAutoDownload(call.world, call.account, network, fromTlAutoDownload(request.settings));
    return true;
  },
  { peopleOnly: true },
);
