import {
  claimCase,
  claimNext,
  closeCase,
  decideCase,
  escalateCase,
  type Actor,
  filesIn,
  found,
  joinCases,
  joinedParts,
  labelFor,
  linkSubjects,
  listCases,
  listLooks,
  lookAtContent,
  may,
  mayReadNow,
  mediaFacts,
  type ModerationEvent,
  type Notice,
  openDispute,
  parseSubjectKey,
  partsOf,
  queueStates,
  queueNames,
  readContent,
  refuseSafety,
  releaseCase,
  requireMay,
  reverseDecision,
  type SafetyContext,
  type SafetyTx,
  splitCase,
  statusFromEvents,
  suggestCases,
  viewMedia,
} from '#safety';
import { z } from 'zod';
import { page, route } from '../route.ts';
import { action, defaults, someText, subjectKey } from '../shapes.ts';

const queue = z.enum(queueNames);

export const caseRoutes = [
  route('GET /queues', {
    action: 'queue.see',
    summary: 'Load of each queue now',
    run: ({ safety }, { actor }) => queueStates(safety, actor),
  }),
  route('GET /cases', {
    action: 'queue.see',
    summary: 'Cases, most urgent first',
    query: z.object({ ...page, queue: queue.optional(), status: z.enum(['open', 'claimed', 'closed']).optional() }),
    run: ({ safety }, { actor, query }) => listCases(safety, actor, query),
  }),
  route('POST /cases/claim-next', {
    action: 'case.claim',
    summary: 'Takes the most urgent waiting case of these queues',
    body: z.object({ queues: z.array(queue).min(1) }),
    run: async ({ safety }, { actor, body }) => (await claimNext(safety, actor, body.queues)) ?? null,
  }),
  route('GET /cases/{id}', {
    action: 'case.see',
    summary: 'One case with its reports, notices, referrals, decisions and history',
    run: ({ safety }, { id, actor }) => safety.store.read((tx) => caseView(tx, safety, id, actor)),
  }),
  route('POST /cases/{id}/claim', {
    action: 'case.claim',
    summary: 'Claims a case for half an hour',
    run: ({ safety }, { actor, id }) => claimCase(safety, actor, id),
  }),
  route('POST /cases/{id}/release', {
    action: 'case.claim',
    summary: 'Gives a case back',
    run: ({ safety }, { actor, id }) => releaseCase(safety, actor, id),
  }),
  route('POST /cases/{id}/escalate', {
    action: 'case.escalate',
    summary: 'Hands a case to somebody with more rights',
    body: z.object({ to: z.enum(['reviewer', 'legal', 'owner']), reason: someText(500) }),
    run: ({ safety }, { actor, id, body }) => escalateCase(safety, actor, id, body.to, body.reason),
  }),
  route('POST /cases/{id}/subjects', {
    action: 'case.link',
    summary: 'Links further subjects to a case',
    body: z.object({ subjectKeys: z.array(subjectKey).min(1).max(500), reason: someText(500) }),
    run: ({ safety }, { actor, id, body }) => linkSubjects(safety, actor, id, body.subjectKeys, body.reason),
  }),
  route('GET /cases/{id}/suggestions', {
    action: 'case.see',
    summary: 'Other open cases about the same chat, person or network, the most urgent first',
    run: ({ safety }, { actor, id }) => suggestCases(safety, actor, id),
  }),
  route('POST /cases/{id}/join', {
    action: 'case.join',
    summary: 'Joins other cases to a claimed one; they are worked, decided and closed as one from then on',
    body: z.object({ caseIds: z.array(z.number().int().positive()).min(1).max(100) }),
    run: ({ safety }, { actor, id, body }) => joinCases(safety, actor, id, body.caseIds),
  }),
  route('POST /cases/{id}/split', {
    action: 'case.join',
    summary: 'Splits a joined case off again, as it was, while nothing was decided since',
    run: ({ safety }, { actor, id }) => splitCase(safety, actor, id),
  }),
  route('POST /cases/{id}/close', {
    action: 'case.close',
    summary: 'Ends a case and settles its complaints',
    body: z.object({ unfounded: z.boolean().optional() }),
    run: ({ safety }, { actor, id, body }) =>
      closeCase(safety, actor, id, body.unfounded === undefined ? {} : { unfounded: body.unfounded }),
  }),
  route('POST /cases/{id}/looks', {
    action: 'content.see-public',
    summary: 'Opens private content for half an hour, with a reason that is recorded',
    body: z.object({ subjectKey, reason: someText(500) }),
    run: ({ safety }, { actor, id, body }) =>
      lookAtContent(safety, actor, { caseId: id, subject: parseSubjectKey(body.subjectKey), reason: body.reason }),
  }),
  route('POST /cases/{id}/pictures', {
    action: 'content.see-private',
    summary: 'One picture of a claimed case, counted and recorded; what a colleague has seen only when asked again',
    body: z.object({ subjectKey, mediaId: z.number().int().positive(), again: z.boolean().optional() }),
    run: async ({ safety, world }, { actor, id, body }) => {
      const { blob, offsetBytes, sizeBytes, widthPx, heightPx } = await viewMedia(safety, actor, {
        caseId: id,
        subject: parseSubjectKey(body.subjectKey),
        mediaId: body.mediaId,
        ...(body.again === undefined ? {} : { again: body.again }),
      });
      const bytes = await world.blobs.read(blob, offsetBytes, sizeBytes);
      return { widthPx, heightPx, jpeg: Buffer.from(bytes ?? []).toString('base64') };
    },
  }),
  route('GET /looks', {
    action: 'looks.see',
    summary: 'Who looked at what, and why',
    query: z.object({ caseId: z.coerce.number().int().optional(), person: z.coerce.number().int().optional() }),
    run: ({ safety }, { actor, query }) => listLooks(safety, actor, query),
  }),
  route('GET /subjects/{key}', {
    action: 'case.see',
    summary: 'What is known of a subject, what is in force, and whether its content may be read now',
    run: async ({ safety }, { key, actor }) => {
      const subject = parseSubjectKey(key);
      const view = await safety.store.read(async (tx) => {
        const record = await safety.directory.get(tx, subject);
        const events = await tx.events.bySubject(key, 500);
        const named = record && { ...record, label: labelFor(actor, record) };
        return { record: named ?? null, status: statusFromEvents(key, events), events: withoutWords(actor, events) };
      });
      const open = view.record?.visibility === 'public';
      return { ...view, readable: open || (await mayReadNow(safety, actor.person, subject)) };
    },
  }),
  route('GET /subjects/{key}/content', {
    action: 'content.see-public',
    summary: 'The content in its context; private content only during a look',
    run: async ({ safety }, { key, actor }) => {
      const subject = parseSubjectKey(key);
      const record = await safety.store.read((tx) => safety.directory.get(tx, subject));
      if (!record) return refuseSafety('subject-unknown', { subject: key });
      if (record.visibility === 'private') {
        requireMay(actor, 'content.see-private');
        if (!(await mayReadNow(safety, actor.person, subject))) refuseSafety('case-required', { subject: key });
      }
      return safety.store.read(async (tx) => {
        const content = await readContent(tx, subject);
        return { ...content, files: await mediaFacts(tx, filesIn(content)) };
      });
    },
  }),
  route('POST /cases/{id}/decisions', {
    action: 'decision.make',
    summary: 'Decides about the subject of a claimed case, or one linked to it',
    body: defaults.extend({ subjectKey, action }),
    run: ({ safety }, { actor, id, body: { subjectKey: key, ...rest } }) =>
      decideCase(safety, actor, id, { ...rest, subject: parseSubjectKey(key) }),
  }),
  route('GET /decisions/{id}', {
    action: 'case.see',
    summary: 'One decision',
    run: ({ safety }, { id }) => safety.store.read(async (tx) => found(await tx.decisions.get(id), 'decision', id)),
  }),
  route('POST /decisions/{id}/reverse', {
    action: 'decision.reverse',
    summary: 'Takes a decision back',
    run: ({ safety }, { actor, id }) => reverseDecision(safety, actor, id),
  }),
  route('POST /decisions/{id}/disputes', {
    action: 'dispute.record',
    summary: 'Notes that an out-of-court body was asked',
    body: z.object({ body: someText(500) }),
    run: ({ safety }, { actor, id, body }) => openDispute(safety, actor, { decisionId: id, body: body.body }),
  }),
];

/** What outsiders and staff wrote in their own words: it may quote what is private, and is not for those who only observe. */
const withoutWords = ({ role }: Actor, events: readonly ModerationEvent[]): readonly ModerationEvent[] =>
  may(role, 'content.see-private')
    ? events
    : events.map((event) => (event.data.note === undefined ? event : { ...event, data: { ...event.data, note: '' } }));

/** Reporters stay unnamed, and words unread, for those who only observe. */
async function caseView(tx: SafetyTx, safety: SafetyContext, id: number, actor: Actor) {
  const held = found(await tx.cases.get(id), 'case', id);
  const withWords = may(actor.role, 'content.see-private');
  const parts = await partsOf(tx, held);
  const caseId = parts.map((part) => part.id);
  const reports = await tx.reports.find({ oneOf: { caseId }, order: [{ by: 'id' }], limit: 200 });
  const noticeIds = held.sources.filter((source) => source.kind === 'notice').map((source) => source.id);
  const notices = [];
  for (const noticeId of noticeIds.slice(0, 50)) {
    const notice = await tx.notices.get(noticeId);
    if (notice) notices.push(noticeShown(notice, withWords));
  }
  const referrals = [];
  for (const { kind, id: source } of held.sources.slice(0, 200)) {
    const referral = kind === 'referral' ? await tx.referrals.get(source) : undefined;
    if (referral) referrals.push(withWords ? referral : { ...referral, explanation: '' });
  }
  return {
    case: held,
    reports: reports.map((report) => (withWords ? report : { ...report, reporter: null, comment: '' })),
    notices,
    referrals,
    decisions: await tx.decisions.find({ oneOf: { caseId }, order: [{ by: 'id' }], limit: 200 }),
    joined: await joinedParts(tx, safety, actor, held),
    events: withoutWords(actor, await historyOf(tx, caseId)),
  };
}

/** What happened in all parts of a case, in its order; the newest 500 of many. */
async function historyOf(tx: SafetyTx, caseIds: readonly number[]): Promise<readonly ModerationEvent[]> {
  const events: ModerationEvent[] = [];
  for (const id of caseIds) events.push(...(await tx.events.byCase(id, 500)));
  return events.sort((a, b) => a.seq - b.seq).slice(-500);
}

/** A notice without who sent it; its words and places only for those who may read what is private. */
function noticeShown(notice: Notice, withWords: boolean) {
  const shown = { ...notice, receiptCode: undefined, name: undefined, email: undefined };
  return withWords ? shown : { ...shown, explanation: '', locations: [] };
}
