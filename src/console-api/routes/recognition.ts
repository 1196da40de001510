import {
  decideMatches,
  listMatches,
  listNetworks,
  type MatchVerdict,
  operationResurgence,
  planAgainstNetwork,
  renewNetwork,
  viewMatch,
  viewNetwork,
  withdrawNetwork,
} from '#safety';
import { z } from 'zod';
import { page, route } from '../route.ts';
import { action, defaults, someText } from '../shapes.ts';

const matchState = z.enum(['quiet', 'suspected', 'priority', 'confirmed', 'refuted', 'insufficient']);
const lane = z.enum(['normal', 'quoting', 'protected']);
const reasoned = z.object({ reason: someText(500) });

const oneVerdict = (path: 'confirm' | 'refute' | 'ask-more', verdict: MatchVerdict, summary: string) =>
  route(`POST /matches/{id}/${path}`, {
    action: 'networks.manage',
    summary,
    body: reasoned,
    run: ({ safety }, { actor, id, body }) => decideMatches(safety, actor, [id], verdict, body.reason),
  });

export const recognitionRoutes = [
  route('GET /networks', {
    action: 'networks.see',
    summary: 'Removed networks that are remembered, newest first, and how much of each may be back',
    run: ({ safety }, { actor }) => listNetworks(safety, actor),
  }),
  route('GET /networks/{key}', {
    action: 'networks.see',
    summary: 'One network: graph, timeline, first seen, size, languages, and its matches',
    run: ({ safety }, { actor, key }) => viewNetwork(safety, actor, key),
  }),
  route('POST /networks/{key}/renew', {
    action: 'networks.manage',
    summary: "Keeps a network's fingerprints for another 180 days",
    body: reasoned,
    run: ({ safety }, { actor, key, body }) => renewNetwork(safety, actor, key, body.reason),
  }),
  route('POST /networks/{key}/withdraw', {
    action: 'networks.manage',
    summary: "Takes back what an observer's export taught; whoever has it from a bundle is told",
    body: reasoned,
    run: ({ safety }, { actor, key, body }) => withdrawNetwork(safety, actor, key, body.reason),
  }),
  route('POST /networks/{key}/operation', {
    action: 'operation.plan',
    summary: 'Plans an operation against everything of the network that is confirmed and still there',
    body: z.object({ title: someText(200), defaults, accounts: action, chats: action }),
    run: ({ safety }, { actor, key, body }) => planAgainstNetwork(safety, actor, key, body),
  }),
  route('GET /matches', {
    action: 'networks.see',
    summary: 'Matches, strongest first; without a state those that wait for a person',
    query: z.object({
      ...page,
      network: z.string().max(200).optional(),
      state: matchState.optional(),
      lane: lane.optional(),
      review: z.literal('true').optional(),
    }),
    run: ({ safety }, { actor, query }) =>
      listMatches(safety, actor, { ...query, review: query.review === 'true' ? true : undefined }),
  }),
  route('GET /matches/{id}', {
    action: 'networks.see',
    summary: 'One match: evidence that adds up to the score, and what would change it',
    run: ({ safety }, { actor, id }) => viewMatch(safety, actor, id),
  }),
  oneVerdict('confirm', 'confirm', 'A person confirms; beyond 25 of one network a second person must, too'),
  oneVerdict('refute', 'refute', 'A person refutes; the pair stays quiet until there is new evidence'),
  oneVerdict('ask-more', 'insufficient', 'A person cannot tell yet; the pair waits for new evidence'),
  route('POST /matches/verdicts', {
    action: 'networks.manage',
    summary: 'One answer about several matches',
    body: z.object({
      ids: z.array(z.number().int().positive()).min(1).max(500),
      verdict: z.enum(['confirm', 'refute', 'insufficient']),
      reason: someText(500),
    }),
    run: ({ safety }, { actor, body }) => decideMatches(safety, actor, body.ids, body.verdict, body.reason),
  }),
  route('GET /operations/{id}/resurgence', {
    action: 'operation.see',
    summary: 'How much of what the operation removed is back: survival curves with 95 % bands',
    run: ({ safety }, { actor, id }) => operationResurgence(safety, actor, id),
  }),
];
