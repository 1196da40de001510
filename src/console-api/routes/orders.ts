import {
  acknowledgeDsaOrder,
  acknowledgeOrder,
  answerInformation,
  answerReferral,
  appointFlagger,
  askScrutiny,
  decideScrutiny,
  executeOrder,
  exposure,
  extendGag,
  extendPreservation,
  giveEffect,
  listOrders,
  markOrderFinal,
  noteFirstContact,
  openPreservation,
  orderView,
  receiveDsaOrder,
  receiveReferral,
  receiveRemovalOrder,
  recordProceedings,
  reportFlagger,
  resumeOrderClock,
  revokeFlagger,
  stopOrderClock,
} from '#safety';
import { z } from 'zod';
import { page, route } from '../route.ts';
import { action, dsaOrder, ms, reason, removalOrder, someText, subjectKey, text } from '../shapes.ts';

export const orderRoutes = [
  route('GET /orders', {
    action: 'order.see',
    summary: 'Removal orders with their clocks, the most pressing first',
    query: z.object(page),
    run: ({ safety }, { actor, query }) => listOrders(safety, actor, query),
  }),
  route('POST /orders', {
    action: 'order.receive',
    summary: 'Takes in a removal order; the hour runs from this call, or from `reachedAt` when it lay with us before',
    body: z.object({
      form: removalOrder,
      raw: text(500_000),
      channel: z.enum(['portal', 'signed-api', 'signed-mail', 'other']),
      signature: z.enum(['verified', 'absent', 'failed']),
      reachedAt: someText(40).optional(),
    }),
    run: ({ safety }, { actor, body: { form, ...receipt } }) => receiveRemovalOrder(safety, actor, form, receipt),
  }),
  route('GET /orders/{id}', {
    action: 'order.see',
    summary: 'One order with its clock, papers and warnings',
    run: ({ safety }, { actor, id }) => orderView(safety, actor, id),
  }),
  route('POST /orders/{id}/acknowledge', {
    action: 'order.receive',
    summary: 'Notes that a person has seen the order',
    run: ({ safety }, { actor, id }) => acknowledgeOrder(safety, actor, id),
  }),
  route('POST /orders/{id}/execute', {
    action: 'order.execute',
    summary: 'Preserves and removes every item, and drafts Annex II',
    body: z.object({
      measure: z.enum(['removed', 'disabled-all-member-states']),
      unknownAreGone: z.boolean().optional(),
    }),
    run: ({ safety }, { actor, id, body }) => executeOrder(safety, actor, id, body),
  }),
  route('POST /orders/{id}/stop-clock', {
    action: 'order.stop-clock',
    summary: 'Stops the clock and drafts Annex III',
    body: z.object({
      reason: z.enum(['force-majeure-or-impossibility', 'manifest-error', 'insufficient-information']),
      explanation: someText(2000),
      errors: z.array(someText(2000)).max(100).optional(),
      clarificationNeeded: text(2000).optional(),
    }),
    run: ({ safety }, { actor, id, body }) => stopOrderClock(safety, actor, id, body),
  }),
  route('POST /orders/{id}/resume-clock', {
    action: 'order.stop-clock',
    summary: 'The cause has ended or the clarification came: the clock runs again',
    body: z.object({
      items: z
        .array(z.object({ exactUrl: someText(2000), additionalIdentification: text(2000).optional() }))
        .optional(),
    }),
    run: ({ safety }, { actor, id, body }) => resumeOrderClock(safety, actor, id, body),
  }),
  route('POST /orders/{id}/scrutiny', {
    action: 'order.scrutiny',
    summary: 'Scrutiny of a cross-border order was asked for',
    body: z.object({ askedBy: z.enum(['host', 'content-provider', 'own-authority']), providerToldAtMs: ms.optional() }),
    run: ({ safety }, { actor, id, body }) => askScrutiny(safety, actor, id, body),
  }),
  route('POST /orders/{id}/scrutiny/decide', {
    action: 'order.scrutiny',
    summary: 'The authority decided; an infringement reinstates at once',
    body: z.object({ infringement: z.boolean() }),
    run: ({ safety }, { actor, id, body }) => decideScrutiny(safety, actor, id, body.infringement),
  }),
  route('POST /orders/{id}/proceedings', {
    action: 'order.scrutiny',
    summary: 'Administrative or judicial review ended; an annulled order is undone at once',
    body: z.object({ kind: z.enum(['administrative', 'judicial']), annulled: z.boolean() }),
    run: ({ safety }, { actor, id, body }) => recordProceedings(safety, actor, id, body),
  }),
  route('POST /orders/{id}/final', {
    action: 'order.scrutiny',
    summary: 'The order can no longer be challenged',
    run: ({ safety }, { actor, id }) => markOrderFinal(safety, actor, id),
  }),
  route('POST /orders/{id}/gag', {
    action: 'order.gag',
    summary: 'Extends the time in which nobody affected is told',
    body: z.object({ untilMs: ms }),
    run: ({ safety }, { actor, id, body }) => extendGag(safety, actor, id, body.untilMs),
  }),
  route('GET /exposure', {
    action: 'order.see',
    summary: 'Final orders of twelve months: whether Art. 5 applies',
    run: ({ safety }, { actor }) => exposure(safety, actor),
  }),
  route('POST /authorities', {
    action: 'authority.manage',
    summary: 'Notes that an authority told us its procedures (the twelve hours)',
    body: z.object({ memberState: text(2), name: someText(500), contact: someText(500), informedAt: someText(40) }),
    run: ({ safety }, { actor, body }) => noteFirstContact(safety, actor, body),
  }),
  route('POST /preservations/{id}/open', {
    action: 'vault.see',
    summary: 'Opens a preserved copy, with a reason that is recorded',
    body: z.object({ reason: someText(500) }),
    run: ({ safety }, { actor, id, body }) => openPreservation(safety, actor, id, body.reason),
  }),
  route('POST /preservations/{id}/extend', {
    action: 'vault.extend',
    summary: 'Keeps a preserved copy longer, for open proceedings',
    body: z.object({ untilMs: ms, because: someText(500) }),
    run: ({ safety }, { actor, id, body }) => extendPreservation(safety, actor, id, body.untilMs, body.because),
  }),
  route('POST /dsa-orders', {
    action: 'order.receive',
    summary: 'Takes in an order to act or to provide information',
    body: dsaOrder,
    run: ({ safety }, { actor, body }) => receiveDsaOrder(safety, actor, body),
  }),
  route('GET /dsa-orders', {
    action: 'order.see',
    summary: 'Orders to act and to provide information, newest first',
    query: z.object(page),
    run: ({ safety }, { query }) =>
      safety.store.read((tx) =>
        tx.dsaOrders.find({
          order: [{ by: 'id', descending: true }],
          offset: query.offset ?? 0,
          limit: query.limit ?? 50,
        }),
      ),
  }),
  route('POST /dsa-orders/{id}/acknowledge', {
    action: 'order.receive',
    summary: 'Notes that a person has seen the order',
    run: ({ safety }, { actor, id }) => acknowledgeDsaOrder(safety, actor, id),
  }),
  route('POST /dsa-orders/{id}/effect', {
    action: 'order.execute',
    summary: 'Gives effect to an order to act',
    body: z.object({ action }),
    run: ({ safety }, { actor, id, body }) => giveEffect(safety, actor, id, body.action),
  }),
  route('POST /dsa-orders/{id}/answer', {
    action: 'order.execute',
    summary: 'Answers an order to provide information',
    body: z.object({ effect: z.enum(['information-provided', 'not-held']) }),
    run: ({ safety }, { actor, id, body }) => answerInformation(safety, actor, id, body.effect),
  }),
  route('POST /referrals', {
    action: 'referral.receive',
    summary: "Takes in an authority's request to look",
    body: z.object({
      authority: someText(500),
      reference: text(200),
      subjectKeys: z.array(subjectKey).min(1).max(1000),
      explanation: text(5000),
    }),
    run: ({ safety }, { actor, body }) => receiveReferral(safety, actor, body),
  }),
  route('POST /referrals/{id}/answer', {
    action: 'referral.answer',
    summary: 'Answers a referral',
    body: z.object({ outcome: z.enum(['actioned', 'rejected', 'partly']), text: text(5000) }),
    run: ({ safety }, { actor, id, body }) => answerReferral(safety, actor, id, body),
  }),
  route('POST /flaggers', {
    action: 'flagger.manage',
    summary: 'Opens the lane of a trusted flagger; the secret is shown once',
    body: z.object({ name: someText(200), memberState: text(2), areas: z.array(reason).max(20) }),
    run: ({ safety }, { actor, body }) => appointFlagger(safety, actor, body),
  }),
  route('POST /flaggers/{id}/report', {
    action: 'flagger.manage',
    summary: 'Notes that the Coordinator was told of imprecise notices, with the figures (Art. 22(6))',
    body: z.object({ explanation: someText(500) }),
    run: ({ safety }, { actor, id, body }) => reportFlagger(safety, actor, id, body.explanation),
  }),
  route('DELETE /flaggers/{id}', {
    action: 'flagger.manage',
    summary: 'Ends the lane of a trusted flagger',
    run: ({ safety }, { actor, id }) => revokeFlagger(safety, actor, id),
  }),
];
