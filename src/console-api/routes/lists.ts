import { looksOfToday, may } from '#safety';
import { z } from 'zod';
import { page, route } from '../route.ts';

const window = (query: { offset?: number | undefined; limit?: number | undefined }) => ({
  offset: query.offset ?? 0,
  limit: query.limit ?? 100,
});
const newest = [{ by: 'id' as const, descending: true }];
const flaggersFirst = [{ by: 'lane' as const, descending: true }, ...newest];
const flag = z.enum(['0', '1']).transform((text) => text === '1');

/** Lists of what came in and what is kept. What outsiders wrote about themselves and all secrets stay out of them. */
export const listRoutes = [
  route('GET /notices', {
    action: 'case.see',
    summary: 'Notices without who sent them: those of trusted flaggers first, then the newest first',
    query: z.object({ ...page, open: flag.optional(), lane: z.enum(['notice', 'trusted-flagger']).optional() }),
    run: ({ safety }, { actor, query }) =>
      safety.store.read(async (tx) => {
        const where = {
          ...(query.open === undefined ? {} : { open: query.open ? 1 : 0 }),
          ...(query.lane === undefined ? {} : { lane: query.lane }),
        };
        const notices = await tx.notices.find({ where, order: flaggersFirst, ...window(query) });
        const withWords = may(actor.role, 'content.see-private');
        const rows = notices.map(({ receiptCode: _r, name: _n, email: _e, notifierKey: _k, ...rest }) =>
          withWords ? rest : { ...rest, explanation: '', locations: [] },
        );
        return { total: await tx.notices.count({ where }), rows };
      }),
  }),
  route('GET /referrals', {
    action: 'case.see',
    summary: 'Referrals of authorities, newest first',
    query: z.object({ ...page, open: flag.optional() }),
    run: ({ safety }, { actor, query }) =>
      safety.store.read(async (tx) => {
        const where = query.open === undefined ? {} : { open: query.open ? 1 : 0 };
        const referrals = await tx.referrals.find({ where, order: newest, ...window(query) });
        const withWords = may(actor.role, 'content.see-private');
        return {
          total: await tx.referrals.count({ where }),
          rows: withWords ? referrals : referrals.map((referral) => ({ ...referral, explanation: '' })),
        };
      }),
  }),
  route('GET /flaggers', {
    action: 'case.see',
    summary: 'Trusted flaggers with their record',
    run: ({ safety }) =>
      safety.store.read(async (tx) => {
        const flaggers = await tx.flaggers.find({ order: newest, limit: 500 });
        const rows = [];
        for (const { secretDigest: _s, notifierKey, ...flagger } of flaggers) {
          const record = await tx.notifiers.first({ where: { key: notifierKey } });
          rows.push({
            ...flagger,
            notifierKey,
            notices: await tx.notices.count({ where: { notifier: notifierKey } }),
            upheld: record?.upheld ?? 0,
            rejected: record?.rejected ?? 0,
            unfounded: record?.unfounded ?? 0,
            warnedAtMs: record?.warnedAtMs ?? null,
            suspendedUntilMs: record?.suspendedUntilMs ?? null,
          });
        }
        return rows;
      }),
  }),
  route('GET /keys', {
    action: 'key.manage',
    summary: 'Keys of tools, without their secrets',
    run: ({ safety }) =>
      safety.store.read(async (tx) => {
        const keys = await tx.apiKeys.find({ order: newest, limit: 500 });
        return keys.map(({ secretDigest: _s, ...key }) => key);
      }),
  }),
  route('GET /preservations', {
    action: 'vault.see',
    summary: 'Preserved copies and when they end; never their content',
    query: z.object({
      ...page,
      orderId: z.coerce.number().int().optional(),
      destroyed: flag.optional(),
    }),
    run: ({ safety }, { query }) =>
      safety.store.read(async (tx) => {
        const where = query.orderId === undefined ? { destroyed: query.destroyed ? 1 : 0 } : { orderId: query.orderId };
        const kept = await tx.preservations.find({ where, order: [{ by: 'until' }], ...window(query) });
        return kept.map(({ sealedRef: _s, ...rest }) => rest);
      }),
  }),
  route('GET /authorities', {
    action: 'order.see',
    summary: 'Authorities and when they told us their procedures',
    query: z.object(page),
    run: ({ safety }, { query }) => safety.store.read((tx) => tx.authorities.find({ order: newest, ...window(query) })),
  }),
  route('GET /decisions/{id}/statements', {
    action: 'case.see',
    summary: 'What the people affected by a decision were told, and when',
    run: ({ safety }, { id }) =>
      safety.store.read(async (tx) => {
        const statements = await tx.statements.find({ where: { decision: id }, order: [{ by: 'id' }], limit: 100 });
        return statements.map(({ account: _a, ...rest }) => rest);
      }),
  }),
  route('GET /subjects/{key}/cases', {
    action: 'case.see',
    summary: 'All cases about a subject, newest first',
    run: ({ safety }, { key }) =>
      safety.store.read((tx) => tx.cases.find({ where: { subject: key }, order: newest, limit: 50 })),
  }),
  route('GET /disputes', {
    action: 'case.see',
    summary: 'Out-of-court settlements, newest first',
    query: z.object(page),
    run: ({ safety }, { query }) => safety.store.read((tx) => tx.disputes.find({ order: newest, ...window(query) })),
  }),
  route('GET /me/looks', {
    action: 'queue.see',
    summary: 'How often the caller looked at private content since midnight UTC',
    run: ({ safety }, { actor }) => looksOfToday(safety, actor),
  }),
];
