import { inBackground } from './background.ts';
import { expireDecisions } from './enforcement/reverse.ts';
import { returnExpiredClaims } from './cases/claim.ts';
import { startDueOperations } from './operations/approve.ts';
import { stepOperation } from './operations/run.ts';
import { tellReporters } from './intake/tell-reporters.ts';
import { alarmStaff } from './alarms/alarm-staff.ts';
import { destroyExpired } from './orders/vault.ts';
import { deliverOutside } from './outgoing/deliver-outside.ts';
import { tellCoAdmins } from './outgoing/tell-co-admins.ts';
import { forgetUndelivered } from './outgoing/undelivered.ts';
import type { LetterSender } from './outgoing/types.ts';
import type { HttpClient, SafetyContext } from './ports.ts';
import { pullSubscriptions } from './recognition/subscriptions.ts';
import { tellWaiting } from './statements/issue.ts';
import { deliverSor } from './statements/sor-deliver.ts';

/** Work that the server repeats. `run` does one bounded piece and says whether more is waiting. */
export interface SafetyJob {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<boolean>;
}

/**
 * Everything that the desk does without being asked. Each piece is one small transaction and may be run by any node at
 * any time, also twice at once: what is done is noted in the same transaction. Operations that were running when the
 * server stopped simply continue.
 */
export function safetyJobs(desk: SafetyContext, http: HttpClient, letters?: LetterSender): readonly SafetyJob[] {
  const safety = inBackground(desk);
  const some = (work: (safety: SafetyContext) => Promise<number>) => async () => (await work(safety)) > 0;
  return [
    { name: 'operations', everyMs: 250, run: () => stepOperations(safety) },
    { name: 'start-operations', everyMs: 1_000, run: async () => (await startDueOperations(safety)).length > 0 },
    { name: 'alarm-staff', everyMs: 5_000, run: some(alarmStaff) },
    { name: 'deliver-alarms', everyMs: 1_000, run: some((desk) => deliverOutside(desk, http, letters, 'alarm')) },
    { name: 'deliver-letters', everyMs: 2_000, run: some((desk) => deliverOutside(desk, http, letters, 'letter')) },
    { name: 'tell-co-admins', everyMs: 2_000, run: some(tellCoAdmins) },
    { name: 'forget-undelivered', everyMs: 600_000, run: some(forgetUndelivered) },
    { name: 'expire-decisions', everyMs: 5_000, run: some(expireDecisions) },
    { name: 'return-claims', everyMs: 10_000, run: some(returnExpiredClaims) },
    { name: 'tell-waiting', everyMs: 60_000, run: some(tellWaiting) },
    { name: 'tell-reporters', everyMs: 2_000, run: some(tellReporters) },
    { name: 'destroy-preserved', everyMs: 600_000, run: some(destroyExpired) },
    { name: 'pull-bundles', everyMs: 1_000, run: async () => (await pullSubscriptions(safety, http)) > 0 },
    { name: 'deliver-statements', everyMs: 10_000, run: async () => (await deliverSor(safety, http)).sent > 0 },
  ];
}

/** One batch of each operation that is under way. */
async function stepOperations(safety: SafetyContext): Promise<boolean> {
  const under = await safety.store.read((tx) =>
    tx.operations.find({ oneOf: { state: ['running', 'rolling-back'] }, order: [{ by: 'id' }], limit: 10 }),
  );
  for (const operation of under) await stepOperation(safety, operation.id);
  return under.length > 0;
}
