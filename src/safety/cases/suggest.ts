import { found } from '../errors.ts';
import { steadyNowMs } from '../events/record.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { caseChat } from './chat.ts';
import { isFree, isHeldBy, mayTake } from './claim.ts';
import { partsOf } from './gather.ts';
import { type QueueRow, queueRow } from './queue-page.ts';
import type { Case } from './types.ts';

/** What two cases have in common: the chat, the person who would be told of a decision, the network that came back. */
export const reasonsToJoin = ['chat', 'person', 'network'] as const;
export type ReasonToJoin = (typeof reasonsToJoin)[number];

export type SuggestedCase = QueueRow & {
  readonly because: readonly ReasonToJoin[];
  /** Whether the actor may join it as things stand: nobody else holds it, and it was not handed to another role. */
  readonly joinable: boolean;
};

/** Suggestions for one case at most. */
const most = 100;

/** Other open cases about the same chat, the same person or the same network, the most urgent first; 100 at most. */
export async function suggestCases(safety: SafetyContext, actor: Actor, caseId: number): Promise<SuggestedCase[]> {
  requireMay(actor, 'case.see');
  return safety.store.read(async (tx) => {
    const parts = await partsOf(tx, found(await tx.cases.get(caseId), 'case', caseId));
    const ours = new Set(parts.map(({ id }) => id));
    const others = new Map<number, { held: Case; because: Set<ReasonToJoin> }>();
    const add = (because: ReasonToJoin, cases: readonly Case[]) => {
      for (const held of cases) {
        if (ours.has(held.id)) continue;
        const known = others.get(held.id) ?? { held, because: new Set() };
        others.set(held.id, known);
        known.because.add(because);
      }
    };
    const open = { status: ['open', 'claimed'] };
    const urgent = { order: [{ by: 'priority', descending: true }, { by: 'due' }], limit: most } as const;
    const chats = distinct(parts.map(caseChat));
    if (chats.length > 0) add('chat', await tx.cases.find({ oneOf: { ...open, chat: chats }, ...urgent }));
    const owners = distinct(parts.map(({ owner }) => owner));
    if (owners.length > 0) add('person', await tx.cases.find({ oneOf: { ...open, owner: owners }, ...urgent }));
    add('network', await sameNetwork(tx, parts));
    const nowMs = await steadyNowMs(tx, safety);
    const rows: SuggestedCase[] = [];
    for (const { held, because } of [...others.values()].sort((a, b) => b.held.priority - a.held.priority)) {
      if (rows.length === most) break;
      const free = isFree(held, nowMs) || isHeldBy(held, actor.person, nowMs);
      const joinable = free && mayTake(held, actor.role);
      const listed = reasonsToJoin.filter((reason) => because.has(reason));
      rows.push({ ...(await queueRow(tx, safety, actor, held)), because: listed, joinable });
    }
    return rows;
  });
}

const distinct = (values: readonly (number | null | undefined)[]): number[] => [
  ...new Set(values.filter((value) => value !== null && value !== undefined)),
];

/** Open cases with a match of the same network that nobody refuted. */
async function sameNetwork(tx: SafetyTx, parts: readonly Case[]): Promise<Case[]> {
  const networks = new Set<string>();
  for (const { kind, id } of parts.flatMap(({ sources }) => sources)) {
    const match = kind === 'match' ? await tx.matches.get(id) : undefined;
    if (match && match.state !== 'refuted') networks.add(match.networkId);
  }
  const cases: Case[] = [];
  for (const network of networks) {
    const matches = await tx.matches.find({
      where: { network },
      oneOf: { state: ['suspected', 'priority', 'confirmed'] },
      order: [{ by: 'tenths', descending: true }],
      limit: most,
    });
    for (const caseId of new Set(matches.flatMap((match) => match.caseId ?? []))) {
      const held = await tx.cases.get(caseId);
      if (held?.status === 'open' || held?.status === 'claimed') cases.push(held);
    }
  }
  return cases;
}
