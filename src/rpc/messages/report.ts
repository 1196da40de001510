import { mailboxOf, requireMessage } from '#domain';
import { RpcError } from '../errors.ts';
import { fileReport } from '../file-report.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { peerSubject } from '../from-tl/report-subject.ts';
import { commentOption, readReportOption, reportMenu } from '../from-tl/report-option.ts';
import { method } from '../method.ts';

/**
 * Asks step by step: first for the reason, and where the reason says little for a word besides. Without messages the
 * whole chat or person is reported, as TDLib does: so there are more reasons than `account.reportPeer` has.
 */
export const report = method(
  'messages.report',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    if (request.id.length > call.world.limits.pageSize) throw new RpcError(400, 'MESSAGE_REQUIRED');
    await call.world.store.read(async (tx) => {
      for (const id of request.id) await requireMessage(tx, call.account, peer, id);
    });
    if (request.option.length === 0) return reportMenu;
    const reason = readReportOption(request.option);
    if (!reason) throw new RpcError(400, 'OPTION_INVALID');
    if (reason === 'other' && request.message.trim() === '') return commentOption(reason);
    const mailbox = mailboxOf(call.account, peer);
    const messages = [...new Set(request.id)].map((id) => ({ kind: 'message', mailbox, peer, id }) as const);
    const subjects = messages.length > 0 ? messages : [peerSubject(peer)];
    await fileReport(call, { subjects, reason, comment: request.message });
    return { _: 'reportResultReported' };
  },
  { peopleOnly: true },
);
