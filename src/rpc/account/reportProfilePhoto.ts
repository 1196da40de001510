import { fileReport } from '../file-report.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReportReason } from '../from-tl/report-reason.ts';
import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

export const reportProfilePhoto = method(
  'account.reportProfilePhoto',
  async (call, request) => {
    const owner = fromTlPeer(call, request.peer);
    const { photoId: photo } = request;
    if (photo._ !== 'inputPhoto' || !call.hashes.matches(call.account, 'photo', photo.id.toNumber(), photo.accessHash))
      throw new RpcError(400, 'PHOTO_ID_INVALID');
    await fileReport(call, {
      subjects: [{ kind: 'photo', owner, id: photo.id.toNumber() }],
      reason: fromTlReportReason(request.reason),
      comment: request.message,
    });
    return true;
  },
  { peopleOnly: true },
);
