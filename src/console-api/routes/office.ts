import {
  changeOffice,
  closeDispute,
  grantRole,
  listUndelivered,
  makeApiKey,
  may,
  recordRecipients,
  recordReportTexts,
  renderReport,
  retrySor,
  revokeApiKey,
  revokeRole,
  roles,
  settleUndelivered,
  staffActions,
  transparencyReport,
  verifyChain,
  viewOffice,
} from '#safety';
import { z } from 'zod';
import { page, route } from '../route.ts';
import { ms, someText, text } from '../shapes.ts';

const undeliveredIds = z.object({ ids: z.array(z.number().int().min(1)).min(1).max(500) });

export const officeRoutes = [
  route('GET /me', {
    action: 'queue.see',
    summary: 'Who is signed in and what they may do',
    run: async (_parts, { actor }) => ({
      ...actor,
      may: staffActions.filter((action) => may(actor.role, action)),
    }),
  }),
  route('GET /office', {
    action: 'office.see',
    summary: 'Who answers for this server, and where records of statements go; never the token',
    run: ({ safety }, { actor }) => viewOffice(safety, actor),
  }),
  route('PUT /office', {
    action: 'office.manage',
    summary: 'Sets it; without a token the present one stays',
    body: z.object({
      providerName: someText(200),
      legalRepresentative: text(500),
      contactPoint: text(500),
      memberState: text(2),
      exposed: z.boolean().optional(),
      alarms: z.object({ mails: z.array(someText(320)).max(20), webhook: someText(500).nullable() }).optional(),
      sor: z.object({ url: someText(500), token: someText(500).optional(), puidPrefix: someText(40) }).nullable(),
    }),
    run: ({ safety }, { actor, body: { sor, ...rest } }) =>
      changeOffice(safety, actor, {
        ...rest,
        sor: sor && { url: sor.url, puidPrefix: sor.puidPrefix, ...(sor.token ? { token: sor.token } : {}) },
      }),
  }),
  route('GET /undelivered', {
    action: 'office.see',
    summary: 'Alarms, letters and notes to admins that could not be delivered, newest first; never what they say',
    query: z.object(page),
    run: ({ safety }, { actor, query }) =>
      listUndelivered(safety, actor, { offset: query.offset ?? 0, limit: query.limit ?? 100 }),
  }),
  route('POST /undelivered/retry', {
    action: 'office.manage',
    summary: 'Tries these again from the beginning',
    body: undeliveredIds,
    run: async ({ safety }, { actor, body }) => ({ count: await settleUndelivered(safety, actor, body.ids, 'retry') }),
  }),
  route('POST /undelivered/dismiss', {
    action: 'office.manage',
    summary: 'Leaves these undelivered',
    body: undeliveredIds,
    run: async ({ safety }, { actor, body }) => ({
      count: await settleUndelivered(safety, actor, body.ids, 'dismiss'),
    }),
  }),
  route('GET /staff', {
    action: 'staff.see',
    summary: 'Everybody with a role',
    run: ({ safety }, { actor }) =>
      safety.store.read(async (tx) => {
        const members = await tx.staff.find({ where: { revoked: 0 }, order: [{ by: 'id' }], limit: 500 });
        // Only an owner needs to know which account stands behind a pseudonym.
        return members.map(({ id, pseudonym, role, grantedAtMs }) => ({
          ...(actor.role === 'owner' ? { account: id } : {}),
          pseudonym,
          role,
          grantedAtMs,
        }));
      }),
  }),
  route('PUT /staff/{id}', {
    action: 'staff.manage',
    summary: 'Gives an account a role',
    body: z.object({ role: z.enum(roles) }),
    run: ({ safety }, { actor, id, body }) => grantRole(safety, actor, id, body.role),
  }),
  route('DELETE /staff/{id}', {
    action: 'staff.manage',
    summary: "Takes an account's role away",
    run: async ({ safety }, { actor, id }) => {
      await revokeRole(safety, actor, id);
      return { revoked: id };
    },
  }),
  route('POST /keys', {
    action: 'key.manage',
    summary: 'Makes a key for a tool; the secret is shown once',
    body: z.object({ name: someText(100), role: z.enum(roles), expiresAtMs: ms.nullable() }),
    run: async ({ safety }, { actor, body }) => {
      const { key, secret } = await makeApiKey(safety, actor, body);
      return { id: key.id, name: key.name, role: key.role, expiresAtMs: key.expiresAtMs, secret };
    },
  }),
  route('DELETE /keys/{id}', {
    action: 'key.manage',
    summary: 'Ends a key',
    run: async ({ safety }, { actor, id }) => {
      await revokeApiKey(safety, actor, id);
      return { revoked: id };
    },
  }),
  route('GET /ledger', {
    action: 'ledger.verify',
    summary: 'Events of the ledger in order',
    query: z.object({ afterSeq: z.coerce.number().int().min(0).optional(), limit: page.limit }),
    run: ({ safety }, { query }) => safety.store.read((tx) => tx.events.page(query.afterSeq ?? 0, query.limit ?? 100)),
  }),
  route('GET /ledger/head', {
    action: 'ledger.verify',
    summary: 'The newest row of the ledger: an anchor to keep elsewhere',
    run: ({ safety }) => safety.store.read((tx) => tx.events.head()),
  }),
  route('POST /ledger/verify', {
    action: 'ledger.verify',
    summary: 'Reads the whole ledger and proves that no row was changed',
    body: z.object({ anchor: z.object({ seq: z.number().int().min(0), hash: someText(64) }).optional() }),
    run: ({ safety }, { body }) =>
      safety.store.read((tx) =>
        verifyChain(tx, safety.digest, { turn: safety.turn, ...(body.anchor ? { anchor: body.anchor } : {}) }),
      ),
  }),
  route('GET /transparency/{key}', {
    action: 'transparency.see',
    summary: 'The transparency report (dsa or tco) of a period',
    query: z.object({ fromMs: z.coerce.number().int().min(0), toMs: z.coerce.number().int().min(1) }),
    run: ({ safety }, { key, query }) => transparencyReport(safety, key === 'tco' ? 'tco' : 'dsa', query),
  }),
  route('GET /transparency/{key}/file', {
    action: 'transparency.see',
    summary: 'The same report as the text of a file; the same period always gives the same bytes',
    query: z.object({
      fromMs: z.coerce.number().int().min(0),
      toMs: z.coerce.number().int().min(1),
      format: z.enum(['html', 'csv', 'json']),
    }),
    run: async ({ safety }, { key, query: { format, ...period } }) => {
      const kind = key === 'tco' ? 'tco' : 'dsa';
      const report = await transparencyReport(safety, kind, period);
      const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
      return {
        name: `${kind}-${day(period.fromMs)}-${day(period.toMs - 1)}.${format}`,
        type: { html: 'text/html', csv: 'text/csv', json: 'application/json' }[format],
        text: renderReport(report, format),
      };
    },
  }),
  route('POST /transparency/texts', {
    action: 'transparency.record',
    summary: 'Records the texts of a report by section; they are public',
    body: z.object({
      kind: z.enum(['dsa', 'tco']),
      fromMs: ms,
      toMs: ms,
      texts: z.record(someText(40), text(20_000)),
    }),
    run: async ({ safety }, { actor, body: { kind, fromMs, toMs, texts } }) => {
      await recordReportTexts(safety, actor, kind, { fromMs, toMs }, texts);
      return { recorded: Object.keys(texts).length };
    },
  }),
  route('POST /transparency/recipients', {
    action: 'transparency.record',
    summary: 'Records the average of monthly recipients in the Union',
    body: z.object({ month: someText(7), recipients: z.number().int().min(0) }),
    run: async ({ safety }, { actor, body }) => {
      await recordRecipients(safety, actor, body.month, body.recipients);
      return body;
    },
  }),
  route('GET /statements-of-reasons', {
    action: 'sor.see',
    summary: "Records for the Commission's database and their state",
    query: z.object({ ...page, status: z.enum(['queued', 'accepted', 'refused', 'withdrawn']).optional() }),
    run: ({ safety }, { query }) =>
      safety.store.read((tx) =>
        tx.sorEntries.find({
          where: query.status === undefined ? {} : { status: query.status },
          order: [{ by: 'id', descending: true }],
          offset: query.offset ?? 0,
          limit: query.limit ?? 100,
        }),
      ),
  }),
  route('POST /statements-of-reasons/{id}/retry', {
    action: 'sor.retry',
    summary: 'Sends a refused record again',
    run: ({ safety }, { actor, id }) => retrySor(safety, actor, id),
  }),
  route('POST /disputes/{id}/close', {
    action: 'dispute.record',
    summary: 'Notes the outcome of an out-of-court settlement',
    body: z.object({
      outcome: z.enum(['provider', 'recipient', 'settled', 'withdrawn']),
      implemented: z.boolean(),
    }),
    run: ({ safety }, { actor, id, body }) => closeDispute(safety, actor, id, body),
  }),
];
