import { officeOf } from '../office.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { threatLetter } from './letter.ts';
import type { Threat } from './types.ts';
import { stillToTell } from './whom.ts';

/** A threat as the desk shows it: who still has to be told, and a draft of what to say. */
export type ThreatView = Threat & { readonly toTell: readonly string[]; readonly letter: string };

/** Threats, those that wait first and the most pressing before the others. */
export async function listThreats(
  safety: SafetyContext,
  actor: Actor,
  query: { readonly state?: Threat['state']; readonly offset?: number; readonly limit?: number } = {},
): Promise<readonly ThreatView[]> {
  requireMay(actor, 'threat.see');
  return safety.store.read(async (tx) => {
    const office = await officeOf(tx, safety);
    const threats = await tx.threats.find({
      where: { state: query.state },
      order: query.state === 'open' ? [{ by: 'due' }] : [{ by: 'id', descending: true }],
      offset: query.offset ?? 0,
      limit: Math.min(query.limit ?? 50, safetyLimits.pageSize),
    });
    const views: ThreatView[] = [];
    for (const threat of threats) {
      const kept = [];
      for (const id of threat.preservationIds) {
        const one = await tx.preservations.get(id);
        if (one) kept.push(one);
      }
      views.push({
        ...threat,
        toTell: threat.state === 'open' ? stillToTell(threat, office) : [],
        letter: threatLetter(threat, office, kept),
      });
    }
    return views;
  });
}
