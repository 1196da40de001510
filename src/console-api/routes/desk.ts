import {
  authorityTypes,
  complaintReasons,
  deskLoad,
  euCountries,
  isApplicable,
  legalFieldLists,
  misuseGravities,
  misuseIntents,
  misuseKinds,
  openOwnCase,
  parseSubjectKey,
  protectedRoles,
  queuePage,
  queueNames,
  readLocator,
  restrictions,
  roles,
  safetyLimits,
  sorKeywords,
  statementCategories,
  subjectKey as keyOf,
  subjectLabels,
  tcoGrounds,
  threatBases,
} from '#safety';
import { z } from 'zod';
import { page, route } from '../route.ts';
import { someText, subjectKey } from '../shapes.ts';

const queue = z.enum(queueNames);
const flag = z.enum(['0', '1']).transform((text) => text === '1');
const actionKinds = ['none', 'label', 'restrict', 'withhold', 'takedown', 'suspend', 'ban-usernames'] as const;
const subjectKinds = ['account', 'bot', 'chat', 'message', 'media'] as const;
const days = 60;

/** Every closed list that forms of the desk choose from, so that they offer exactly what is taken. */
const vocabulary = {
  queues: queueNames,
  reasons: complaintReasons,
  roles,
  actions: Object.fromEntries(
    subjectKinds.map((kind) => [kind, actionKinds.filter((action) => isApplicable(action, kind))]),
  ),
  restrictions,
  categories: statementCategories,
  keywords: sorKeywords,
  tcoGrounds,
  authorityTypes,
  memberStates: euCountries,
  misuseGravities,
  misuseIntents,
  misuseKinds,
  misuseLeast: safetyLimits.misuseLeast,
  threatBases,
  protectedRoles,
  approvalAbove: safetyLimits.approvalThreshold,
  reasonMinLength: safetyLimits.reasonMinLength,
  legalFields: legalFieldLists,
} as const;

/** What the desk's own pages work with beside single records. */
export const deskRoutes = [
  route('GET /vocabulary', {
    action: 'queue.see',
    summary: 'The closed lists that forms choose from, with the legal field lists',
    run: async () => vocabulary,
  }),
  route('GET /queue', {
    action: 'queue.see',
    summary: 'A window of a queue with its whole length, with the names of the subjects',
    query: z.object({
      ...page,
      queue: queue.optional(),
      show: z.enum(['open', 'claimed', 'mine', 'closed']).optional(),
      overdue: flag.optional(),
      sort: z.enum(['priority', 'due']).optional(),
    }),
    run: ({ safety }, { actor, query }) => queuePage(safety, actor, query),
  }),
  route('GET /load', {
    action: 'queue.see',
    summary: 'What came in and went out day by day, and when what is open falls due',
    query: z.object({ days: z.coerce.number().int().min(1).max(days).optional() }),
    run: ({ safety }, { actor, query }) => deskLoad(safety, actor, query.days ?? 14),
  }),
  route('POST /cases', {
    action: 'case.open',
    summary: 'Opens a case on the initiative of staff, with a reason',
    body: z.object({ subjectKey, queue, reason: someText(500) }),
    run: ({ safety }, { actor, body }) => openOwnCase(safety, actor, body),
  }),
  route('GET /labels', {
    action: 'case.see',
    summary: 'What subjects are called; their keys stand in `keys`, parted by commas',
    query: z.object({ keys: someText(8000) }),
    run: ({ safety }, { actor, query }) => {
      const keys = query.keys.split(',').slice(0, 200);
      for (const key of keys) parseSubjectKey(key);
      return subjectLabels(safety, actor, keys);
    },
  }),
  route('GET /subjects', {
    action: 'import.subjects',
    summary: 'The subject that a name, link or id means; `subjectKey` is null when there is none',
    query: z.object({ text: someText(2000) }),
    run: ({ safety }, { query }) =>
      safety.store.read(async (tx) => {
        const read = readLocator(query.text, safety.settings.linkHosts);
        if ('miss' in read) return { subjectKey: null, miss: read.miss, record: null };
        const subject = await safety.directory.find(tx, read.locator);
        if (!subject) return { subjectKey: null, miss: 'no-such-subject', record: null };
        return { subjectKey: keyOf(subject), miss: null, record: (await safety.directory.get(tx, subject)) ?? null };
      }),
  }),
];
