import { fileReport } from '../file-report.ts';
import { peerSubject } from '../from-tl/report-subject.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlReportReason } from '../from-tl/report-reason.ts';
import { method } from '../method.ts';

export const reportPeer = method(
  'account.reportPeer',
  async (call, request) => {
    const id = fromTlPeer(call, request.peer);
    await fileReport(call, {
      subjects: [peerSubject(id)],
      reason: fromTlReportReason(request.reason),
      comment: request.message,
    });
    return true;
  },
  { peopleOnly: true },
);
