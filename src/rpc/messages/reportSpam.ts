import { fileReport } from '../file-report.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { peerSubject } from '../from-tl/report-subject.ts';
import { method } from '../method.ts';

export const reportSpam = method(
  'messages.reportSpam',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    await fileReport(call, { subjects: [peerSubject(peer)], reason: 'spam', comment: '' });
    return true;
  },
  { peopleOnly: true },
);
