import { fileReport } from '../intake/report.ts';
import { addTargets, planOperation } from '../operations/plan.ts';
import { operationProgress } from '../operations/run.ts';
import type { Operation } from '../operations/types.ts';
import type { SafetyContext } from '../ports.ts';
import { type SubjectRef, subjectKey } from '../subjects.ts';
import { account, channel, moderator, type SafetyWorld, safetyWorld } from './world.ts';

/** What each decision of a test's operation says. */
export const defaults: Operation['defaults'] = {
  ground: { kind: 'terms', reference: 'terms:5', explanation: 'Coordinated trade in lamp-lighting poems.' },
  facts: 'Member of the Cinder Choir network.',
  source: { kind: 'own-initiative' },
  detectedAutomatically: true,
  automation: 'partial',
  category: 'OTHER_VIOLATION_TC',
  keywords: ['COORDINATED_HARM'],
  untilMs: null,
};

const actionFor = (subject: SubjectRef) =>
  subject.kind === 'account' ? { kind: 'suspend' as const } : { kind: 'takedown' as const };

/** A network of `size` accounts and channels; channel n is led by account 100 + n. */
export async function network(
  size: number,
  change: (world: SafetyWorld, subjects: SubjectRef[]) => void = () => undefined,
) {
  const world = safetyWorld();
  const subjects: SubjectRef[] = [];
  for (let n = 0; n < size; n += 1) {
    const subject = n % 2 === 0 ? channel(n + 1) : account(100 + n);
    world.add(subject, n % 2 === 0 ? { leaders: [100 + n + 1], members: 10 } : {});
    subjects.push(subject);
  }
  change(world, subjects);
  const first = subjects[0] ?? channel(1);
  const { caseId } = await fileReport(world.safety, { reporter: 900, subject: first, reason: 'spam' });
  const operation = await planOperation(world.safety, moderator, { title: 'Cinder Choir', caseId, defaults });
  await addTargets(
    world.safety,
    moderator,
    operation.id,
    subjects.map((subject) => ({ subjectKey: subjectKey(subject), action: actionFor(subject), reason: 'network' })),
  );
  return { world, safety: world.safety, subjects, id: operation.id };
}

/** All targets in the order of the run. */
export const targetsOf = (safety: SafetyContext, id: number) =>
  safety.store.read((tx) => tx.targets.find({ where: { operation: id }, order: [{ by: 'place' }], limit: 10_000 }));
/** How far it is. */
export const progress = (safety: SafetyContext, id: number) => safety.store.read((tx) => operationProgress(tx, id));
