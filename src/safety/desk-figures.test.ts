import assert from 'node:assert/strict';
import { it } from 'node:test';
import { claimCase } from './cases/claim.ts';
import { deskFigures } from './desk-figures.ts';
import { fileReport } from './intake/report.ts';
import { dryRun } from './operations/dry-run.ts';
import { pauseOperation, rollBackOperation, startOperation } from './operations/approve.ts';
import { receiveDsaOrder } from './orders/dsa-orders.ts';
import { openAppeal } from './statements/appeal.ts';
import { statementsOf } from './statements/issue.ts';
import { recordThreat } from './threats/record-threat.ts';
import { runOperation } from './operations/run.ts';
import { network } from './testing/operation.ts';
import { account, legal, moderator } from './testing/world.ts';

const hourMs = 3_600_000;

it('what waits at the desk is counted by kind and by how pressing it is, and names nobody', async () => {
  const { world, safety, id } = await network(4);
  const figures = () => deskFigures(safety);
  const clock = async (kind: string) => (await figures()).clocks.find((one) => one.kind === kind);
  await dryRun(safety, moderator, id);
  await startOperation(safety, moderator, id);
  assert.deepEqual((await figures()).operations, { running: 1, paused: 0, 'rolling-back': 0 });
  await pauseOperation(safety, moderator, id, 'somebody called');
  assert.equal((await figures()).operations.paused, 1);
  await rollBackOperation(safety, moderator, id);
  assert.equal((await figures()).operations['rolling-back'], 1);
  await runOperation(safety, id);

  const second = await network(2);
  await dryRun(second.safety, moderator, second.id);
  await startOperation(second.safety, moderator, second.id);
  await runOperation(second.safety, second.id);
  const [told] = await statementsOf(second.safety, 101);
  await openAppeal(second.safety, 101, { statementId: told?.id ?? 0, text: 'I only lit a lamp.' });
  assert.deepEqual((await deskFigures(second.safety)).appeals, { open: 1, overdue: 0 });
  second.world.nowMs += 49 * hourMs;
  assert.deepEqual((await deskFigures(second.safety)).appeals, { open: 1, overdue: 1 });

  world.add(account(9));
  const { caseId } = await fileReport(safety, { reporter: 50, subject: account(9), reason: 'violence' });
  await claimCase(safety, moderator, caseId);
  await recordThreat(safety, moderator, {
    caseId,
    basis: 'dsa-18',
    subjectKeys: ['account:9'],
    suspicion: 'He says he will.',
    memberStates: ['DE'],
  });
  const order = {
    kind: 'act',
    memberState: 'DE',
    authorityName: 'Harbour Court',
    referenceNo: 'HC 7',
    legalBasis: 'Code of lamps, Art. 3',
    statementOfReasons: 'Unlicensed poems.',
    locations: ['9'],
    territorialScope: ['DE'],
    language: 'de',
    redress: 'Harbour Court',
    effectReportTo: 'court@harbour.example',
    category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
    informationAsked: null,
    purpose: null,
    answerByMs: world.nowMs + 20 * hourMs,
    tellAtMs: null,
  } as const;
  await receiveDsaOrder(safety, legal, order);
  world.nowMs += 55 * 60_000;
  const none = { calm: 0, soon: 0, urgent: 0, late: 0 };
  assert.deepEqual(await clock('threat'), {
    kind: 'threat',
    byLevel: { ...none, urgent: 1 },
    leastRemainingMs: 5 * 60_000,
  });
  assert.deepEqual((await clock('order-to-act'))?.byLevel, { ...none, soon: 1 });
  assert.deepEqual((await clock('order-to-inform'))?.leastRemainingMs, null);
  const { queues } = await figures();
  assert.deepEqual(
    queues.filter(({ waiting, claimed }) => waiting + claimed > 0),
    [
      { queue: 'order', waiting: 0, claimed: 1, overdue: 0 },
      { queue: 'report', waiting: 1, claimed: 0, overdue: 0 },
    ],
  );
  assert.doesNotMatch(JSON.stringify(await figures()), /account|Harbour|lamp/);
});
