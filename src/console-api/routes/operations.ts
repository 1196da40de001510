import {
  addTargets,
  approveOperation,
  cancelOperation,
  decideAppeal,
  dryRun,
  excludeTarget,
  importSubjects,
  listAppeals,
  nameProtected,
  operationProgress,
  operationStates,
  pauseOperation,
  planOperation,
  resumeOperation,
  rollBackOperation,
  setProtectedRoles,
  startOperation,
} from '#safety';
import { z } from 'zod';
import { page, route } from '../route.ts';
import { action, defaults, ground, ms, someText, subjectKey, text } from '../shapes.ts';

const importBytes = 33 * 1024 * 1024;
const format = z.enum(['csv', 'json-lines', 'stix']);

export const operationRoutes = [
  route('POST /imports', {
    action: 'import.subjects',
    summary: 'Resolves a file of subjects; every row is found or missed with a reason',
    limitBytes: importBytes,
    body: z.object({ format, text: z.string() }),
    run: ({ safety }, { actor, body }) => importSubjects(safety, actor, body.format, body.text),
  }),
  route('GET /operations', {
    action: 'operation.see',
    summary: 'Operations, newest first',
    query: z.object({ ...page, state: z.enum(operationStates).optional() }),
    run: ({ safety }, { query }) =>
      safety.store.read((tx) =>
        tx.operations.find({
          where: query.state === undefined ? {} : { state: query.state },
          order: [{ by: 'id', descending: true }],
          offset: query.offset ?? 0,
          limit: query.limit ?? 50,
        }),
      ),
  }),
  route('POST /operations', {
    action: 'operation.plan',
    summary: 'Makes an empty operation within a case',
    body: z.object({ title: someText(200), caseId: z.number().int(), defaults }),
    run: ({ safety }, { actor, body }) => planOperation(safety, actor, body),
  }),
  route('GET /operations/{id}', {
    action: 'operation.see',
    summary: 'How far an operation is',
    run: ({ safety }, { id }) => safety.store.read((tx) => operationProgress(tx, id)),
  }),
  route('GET /operations/{id}/targets', {
    action: 'operation.see',
    summary: 'Targets with their effects and results',
    query: z.object({
      ...page,
      status: z.enum(['planned', 'excluded', 'done', 'failed', 'undone', 'undo-failed']).optional(),
    }),
    run: ({ safety }, { id, query }) =>
      safety.store.read((tx) =>
        tx.targets.find({
          where: { operation: id, ...(query.status === undefined ? {} : { status: query.status }) },
          order: [{ by: 'place' }],
          offset: query.offset ?? 0,
          limit: query.limit ?? 100,
        }),
      ),
  }),
  route('POST /operations/{id}/targets', {
    action: 'operation.plan',
    summary: 'Adds targets; what was approved is void',
    limitBytes: importBytes,
    body: z.object({
      targets: z
        .array(z.object({ subjectKey, action, reason: text(500), ground: ground.optional() }))
        .min(1)
        .max(50_000),
    }),
    run: ({ safety }, { actor, id, body }) => addTargets(safety, actor, id, body.targets),
  }),
  route('POST /operations/{id}/import', {
    action: 'operation.plan',
    summary: 'Plans targets from a file; accounts and bots get one action, chats another',
    limitBytes: importBytes,
    body: z.object({ format, text: z.string(), accounts: action, chats: action }),
    run: async ({ safety }, { actor, id, body }) => {
      const { found, misses } = await importSubjects(safety, actor, body.format, body.text);
      const targets = found.map(({ subjectKey: key, reason }) => ({
        subjectKey: key,
        reason,
        action: /^(account|bot):/.test(key) ? body.accounts : body.chats,
      }));
      return { ...(await addTargets(safety, actor, id, targets)), misses };
    },
  }),
  route('POST /targets/{id}/exclude', {
    action: 'operation.plan',
    summary: 'Takes a target out of the plan, or back in',
    body: z.object({ out: z.boolean() }),
    run: ({ safety }, { actor, id, body }) => excludeTarget(safety, actor, id, body.out),
  }),
  route('POST /targets/{id}/name', {
    action: 'operation.name-protected',
    summary: 'Names a protected target, with a reason',
    body: z.object({ reason: someText(500) }),
    run: ({ safety }, { actor, id, body }) => nameProtected(safety, actor, id, body.reason),
  }),
  route('POST /operations/{id}/dry-run', {
    action: 'operation.plan',
    summary: 'Looks at every target without touching it, and fixes the plan with a digest',
    run: ({ safety }, { actor, id }) => dryRun(safety, actor, id),
  }),
  route('POST /operations/{id}/approve', {
    action: 'operation.approve',
    summary: 'A second person approves exactly the plan that they saw',
    body: z.object({ planDigest: someText(64) }),
    run: ({ safety }, { actor, id, body }) => approveOperation(safety, actor, id, body.planDigest),
  }),
  route('POST /operations/{id}/start', {
    action: 'operation.run',
    summary: 'Starts now or at a moment',
    body: z.object({ startAtMs: ms.optional() }),
    run: ({ safety }, { actor, id, body }) =>
      startOperation(safety, actor, id, body.startAtMs === undefined ? {} : { startAtMs: body.startAtMs }),
  }),
  route('POST /operations/{id}/pause', {
    action: 'operation.run',
    summary: 'Stops after the batch under way',
    body: z.object({ because: someText(500) }),
    run: ({ safety }, { actor, id, body }) => pauseOperation(safety, actor, id, body.because),
  }),
  route('POST /operations/{id}/resume', {
    action: 'operation.run',
    summary: 'Goes on where it stopped',
    run: ({ safety }, { actor, id }) => resumeOperation(safety, actor, id),
  }),
  route('POST /operations/{id}/cancel', {
    action: 'operation.plan',
    summary: 'Gives up an operation that has not started',
    run: ({ safety }, { actor, id }) => cancelOperation(safety, actor, id),
  }),
  route('POST /operations/{id}/rollback', {
    action: 'operation.rollback',
    summary: 'Undoes everything that the operation did',
    run: ({ safety }, { actor, id }) => rollBackOperation(safety, actor, id),
  }),
  route('PUT /accounts/{id}/protected-roles', {
    action: 'operation.name-protected',
    summary: 'Notes that an account belongs to press, research or observation',
    body: z.object({ roles: z.array(someText(20)).max(10) }),
    run: ({ safety }, { actor, id, body }) => setProtectedRoles(safety, actor, id, body.roles),
  }),
  route('GET /appeals', {
    action: 'appeal.see',
    summary: 'Complaints, the most pressing first',
    query: z.object({ ...page, status: z.enum(['open', 'decided']).optional() }),
    run: ({ safety }, { actor, query }) => listAppeals(safety, actor, { ...query, status: query.status ?? 'open' }),
  }),
  route('POST /appeals/{id}/decide', {
    action: 'appeal.decide',
    summary: 'Somebody else than the first decision-maker decides',
    body: z.object({
      outcome: z.enum(['upheld', 'reversed', 'partly-reversed']),
      reasons: someText(4000),
      replacement: z.object({ action, untilMs: ms.nullable() }).optional(),
    }),
    run: ({ safety }, { actor, id, body }) => decideAppeal(safety, actor, id, body),
  }),
];
