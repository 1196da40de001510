import {
  answerObjection,
  liftMisuse,
  listMisuse,
  misuseGravities,
  misuseIntents,
  misuseKinds,
  misuseOf,
  misuseText,
  misuseUrl,
  openObjections,
  suspendForMisuse,
  warnOfMisuse,
} from '#safety';
import { z } from 'zod';
import { page, route } from '../route.ts';
import { someText } from '../shapes.ts';

const misuse = z.enum(misuseKinds);
const assessment = z.object({
  key: someText(200),
  misuse,
  gravity: z.enum(misuseGravities),
  intent: z.enum(misuseIntents),
  reasons: someText(2000),
});

/** DSA Art. 23: warnings and suspensions of those who often misuse the service, its notices or its complaints. */
export const misuseRoutes = [
  route('GET /misuse', {
    action: 'misuse.see',
    summary: 'Who was manifestly wrong, with the figures of Art. 23(3), the most items first',
    query: z.object({ ...page, misuse }),
    run: ({ safety }, { actor, query }) => listMisuse(safety, actor, query),
  }),
  route('GET /misuse/objections', {
    action: 'misuse.see',
    summary: 'Objections to warnings and suspensions that wait for an answer',
    run: ({ safety }, { actor }) => openObjections(safety, actor),
  }),
  route('GET /misuse/{key}', {
    action: 'misuse.see',
    summary: 'One account, flagger or address in all three respects',
    run: ({ safety }, { actor, key }) => misuseOf(safety, actor, key),
  }),
  route('POST /misuse/warn', {
    action: 'misuse.warn',
    summary: 'Warns, with reasons; below two manifest items it is refused',
    body: assessment,
    run: async ({ safety }, { actor, body }) => withText(safety, await warnOfMisuse(safety, actor, body)),
  }),
  route('POST /misuse/suspend', {
    action: 'misuse.suspend',
    summary: 'Suspends for some days after a warning that was not heeded',
    body: assessment.extend({ days: z.number().int().min(1).max(90) }),
    run: async ({ safety }, { actor, body }) => withText(safety, await suspendForMisuse(safety, actor, body)),
  }),
  route('POST /misuse/{id}/lift', {
    action: 'misuse.suspend',
    summary: 'Ends a warning or suspension before its time',
    body: z.object({ reason: someText(500) }),
    run: ({ safety }, { actor, id, body }) => liftMisuse(safety, actor, id, body.reason),
  }),
  route('POST /misuse/{id}/answer', {
    action: 'appeal.decide',
    summary: 'Answers an objection; somebody else than who decided',
    body: z.object({ outcome: z.enum(['stands', 'lifted']), reasons: someText(2000) }),
    run: ({ safety }, { actor, id, body }) => answerObjection(safety, actor, id, body),
  }),
];

type Step = Awaited<ReturnType<typeof warnOfMisuse>>;

/** With the words for whoever has no service chat here: staff send them as they are. */
const withText = (safety: Parameters<typeof misuseUrl>[0], step: Step) => ({
  ...step,
  text: misuseText(step, misuseUrl(safety, step.id)),
});
