import { steadyNowMs } from '../events/record.ts';
import { type QueueName, safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx, SubjectRecord } from '../ports.ts';
import { type Actor, may, requireMay } from '../roles.ts';
import { parseSubjectKey, type SubjectKey, subjectKey, type Visibility } from '../subjects.ts';
import type { Case } from './types.ts';

/** One line of a queue: what a person needs to choose what to take, and nothing more. */
export type QueueRow = Pick<
  Case,
  | 'id'
  | 'queue'
  | 'status'
  | 'subjectKey'
  | 'visibility'
  | 'priority'
  | 'openedAtMs'
  | 'dueAtMs'
  | 'claimedByName'
  | 'claimedUntilMs'
  | 'escalatedTo'
  | 'complaints'
> & { readonly label: string; readonly mine: boolean };

export interface QueueFilter {
  readonly queue?: QueueName;
  /** `open` waits, `claimed` is held by somebody, `mine` by the caller; without it all that is not closed. */
  readonly show?: 'open' | 'claimed' | 'mine' | 'closed';
  readonly overdue?: boolean;
  readonly sort?: 'priority' | 'due';
  readonly offset?: number;
  readonly limit?: number;
}

/** A window of a queue with its whole length, most urgent first. */
export async function queuePage(
  safety: SafetyContext,
  actor: Actor,
  filter: QueueFilter,
): Promise<{ readonly total: number; readonly rows: readonly QueueRow[] }> {
  requireMay(actor, 'queue.see');
  return safety.store.read(async (tx) => {
    const nowMs = await steadyNowMs(tx, safety);
    const { queue, show } = filter;
    const status = show === 'mine' ? ['claimed'] : show === undefined ? ['open', 'claimed'] : [show];
    const wanted = {
      where: {
        ...(queue === undefined ? {} : { queue }),
        ...(show === 'mine' ? { claimedBy: actor.person } : {}),
      },
      oneOf: { status },
      ...(filter.overdue ? { below: { due: nowMs } } : {}),
    };
    const byPriority = { by: 'priority' as const, descending: true };
    const cases = await tx.cases.find({
      ...wanted,
      order: filter.sort === 'due' ? [{ by: 'due' }, byPriority] : [byPriority, { by: 'due' }],
      offset: filter.offset ?? 0,
      limit: Math.min(filter.limit ?? 100, safetyLimits.pageSize),
    });
    const rows: QueueRow[] = [];
    for (const held of cases) rows.push(await queueRow(tx, safety, actor, held));
    return { total: await tx.cases.count(wanted), rows };
  });
}

/** A case as a line of a list. */
export async function queueRow(tx: SafetyTx, safety: SafetyContext, actor: Actor, held: Case): Promise<QueueRow> {
  const record = await safety.directory.get(tx, held.subject);
  return {
    id: held.id,
    queue: held.queue,
    status: held.status,
    subjectKey: held.subjectKey,
    visibility: held.visibility,
    priority: held.priority,
    openedAtMs: held.openedAtMs,
    dueAtMs: held.dueAtMs,
    claimedByName: held.claimedByName,
    claimedUntilMs: held.claimedUntilMs,
    escalatedTo: held.escalatedTo,
    complaints: held.complaints,
    label: record ? labelFor(actor, record) : '',
    mine: held.status === 'claimed' && held.claimedBy === actor.person,
  };
}

/** What somebody at the desk calls a subject. What is private has no name for those who only observe, but its number. */
export const labelFor = ({ role }: Actor, { subject, visibility, label }: SubjectRecord): string =>
  visibility === 'public' || may(role, 'content.see-private') ? label : subjectKey(subject);

export interface SubjectLabel {
  readonly label: string;
  readonly visibility: Visibility;
  readonly protectedRoles: readonly string[];
}

/** What subjects are called now; those that are gone are left out. */
export async function subjectLabels(
  safety: SafetyContext,
  actor: Actor,
  keys: readonly SubjectKey[],
): Promise<Record<SubjectKey, SubjectLabel>> {
  requireMay(actor, 'case.see');
  return safety.store.read(async (tx) => {
    const found: Record<SubjectKey, SubjectLabel> = {};
    for (const key of new Set(keys)) {
      const record = await safety.directory.get(tx, parseSubjectKey(key));
      if (record)
        found[key] = {
          label: labelFor(actor, record),
          visibility: record.visibility,
          protectedRoles: record.protectedRoles,
        };
    }
    return found;
  });
}
