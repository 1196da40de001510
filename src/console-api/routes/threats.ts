import { dismissThreat, euCountries, europol, informOfThreat, listThreats, recordThreat, threatBases } from '#safety';
import { z } from 'zod';
import { page, route } from '../route.ts';
import { someText, subjectKey } from '../shapes.ts';

/** DSA Art. 18 and TCO Art. 14(5): who is told of a suspected threat to life, of what and when. */
export const threatRoutes = [
  route('GET /threats', {
    action: 'threat.see',
    summary: 'Suspected threats to life with who still has to be told, and a draft of what to say',
    query: z.object({ ...page, state: z.enum(['open', 'informed', 'dismissed']).optional() }),
    run: ({ safety }, { actor, query }) => listThreats(safety, actor, query),
  }),
  route('POST /threats', {
    action: 'threat.record',
    summary: 'Notes a suspected threat to life about subjects of a case, and seals copies of them',
    body: z.object({
      caseId: z.number().int().positive(),
      basis: z.enum(threatBases),
      subjectKeys: z.array(subjectKey).min(1).max(50),
      suspicion: someText(5000),
      memberStates: z.array(z.enum(euCountries)).max(27),
    }),
    run: ({ safety }, { actor, body }) => recordThreat(safety, actor, body),
  }),
  route('POST /threats/{id}/inform', {
    action: 'threat.inform',
    summary: 'Notes which authority was told, how and of what',
    body: z.object({
      authority: someText(500),
      memberState: z.enum([...euCountries, europol]),
      channel: someText(200),
      told: someText(5000),
    }),
    run: ({ safety }, { actor, id, body }) => informOfThreat(safety, actor, id, body),
  }),
  route('POST /threats/{id}/dismiss', {
    action: 'threat.dismiss',
    summary: 'A second look found no suspicion, with a reason',
    body: z.object({ because: someText(500) }),
    run: ({ safety }, { actor, id, body }) => dismissThreat(safety, actor, id, body.because),
  }),
];
