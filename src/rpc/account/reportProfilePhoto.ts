import { fileReport } from '../file-report.ts';
import { fromTlFile } from '../from-tl/file.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReportReason } from '../from-tl/report-reason.ts';
import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

export const reportProfilePhoto = method(
  'account.reportProfilePhoto',
  async (call, request) => {
    const owner = fromTlPeer(call, request.peer);
    if (request.photoId._ !== 'inputPhoto') throw new RpcError(400, 'PHOTO_ID_INVALID');
    const { id } = await fromTlFile(call, 'photo', request.photoId, 'PHOTO_ID_INVALID');
    await fileReport(call, {
      subjects: [{ kind: 'photo', owner, id }],
      reason: fromTlReportReason(request.reason),
      comment: request.message,
    });
    return true;
  },
  { peopleOnly: true },
);
