import type { Decision } from '../enforcement/types.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import { queueOutgoing } from '../outgoing/queue.ts';
import type { SafetyContext, SafetyTx, SubjectRecord } from '../ports.ts';
import { systemActor } from '../roles.ts';
import { addMonths } from './months.ts';
import { queueSor } from './sor-queue.ts';
import { statementText } from './text.ts';
import type { Statement } from './types.ts';

/** The key in a statement's address: whoever holds the link may read the statement and complain about it. */
export function statementKey(safety: Pick<SafetyContext, 'digest' | 'settings'>, statementId: number): string {
  return safety.digest(`statement|${safety.settings.secret}|${statementId}`).slice(0, 32);
}

/** Where whoever is affected reads the statement without signing in; the key in it cannot be guessed. */
export function statementUrl(safety: Pick<SafetyContext, 'digest' | 'settings'>, statementId: number): string {
  return `${safety.settings.httpBase}/statement/${statementId}?key=${statementKey(safety, statementId)}`;
}

type WrittenKind = Exclude<Statement['kind'], 'appeal-answer'>;

/** Complaints are open for at least six months from the day on which the person is told (DSA Art. 20(1)). */
const appealMonths = 6;

/**
 * Writes a statement for each affected account, tells them now where they may be told, and queues the record for the
 * Commission's database where Art. 24(5) wants one. Returns the statements' ids.
 */
export async function issueStatements(
  tx: SafetyTx,
  safety: SafetyContext,
  decision: Decision,
  record: SubjectRecord,
  kind: 'restriction' | 'reversal',
  notBeforeMs: number,
): Promise<number[]> {
  if (decision.slots.length === 0) return [];
  const nowMs = await steadyNowMs(tx, safety);
  const ordered = decision.ground.kind === 'tco-order' || decision.ground.kind === 'act-order';
  const statementKind: WrittenKind = kind === 'restriction' && ordered ? 'order-information' : kind;
  const ids: number[] = [];
  let told = 0;
  for (const account of record.affected) {
    const statement = await writeStatement(
      tx,
      safety,
      decision,
      record,
      statementKind,
      account,
      Math.max(notBeforeMs, nowMs),
    );
    const open = notBeforeMs <= nowMs;
    const reached =
      open && (await safety.messenger.tell(tx, account, { text: statement.text, statementId: statement.id }));
    if (reached) told += 1;
    await tx.statements.put({ ...statement, toldAtMs: reached ? nowMs : null, waitsForSignIn: open && !reached });
    ids.push(statement.id);
  }
  const about = { subjectKey: decision.subjectKey, ...(decision.caseId === null ? {} : { caseId: decision.caseId }) };
  await recordEvents(tx, safety, systemActor, [
    {
      type: 'statement-issued',
      ...about,
      data: { decisionId: decision.id, kind: statementKind, statements: ids.length, told },
    },
  ]);
  if (decision.subject.kind === 'chat')
    await queueOutgoing(tx, safety, { kind: 'co-admins', decisionId: decision.id, what: kind }, notBeforeMs);
  if (statementKind === 'restriction' && !decision.bulkCommercial) await queueSor(tx, safety, decision, record);
  return ids;
}

async function writeStatement(
  tx: SafetyTx,
  safety: SafetyContext,
  decision: Decision,
  record: SubjectRecord,
  kind: WrittenKind,
  account: number,
  issuedAtMs: number,
): Promise<Statement> {
  const id = await tx.statements.nextId();
  const appealUntilMs = addMonths(issuedAtMs, appealMonths);
  const text = statementText(kind, record.lang, {
    subjectKey: decision.subjectKey,
    subjectLabel: record.label,
    visibility: decision.visibility,
    action: decision.action,
    ground: decision.ground,
    facts: decision.facts,
    source: decision.source,
    detectedAutomatically: decision.detectedAutomatically,
    automation: decision.automation,
    madeAtMs: decision.madeAtMs,
    untilMs: decision.untilMs,
    appealUntilMs,
    redressUrl: statementUrl(safety, id),
  });
  return {
    id,
    decisionId: decision.id,
    subjectKey: decision.subjectKey,
    account,
    lang: record.lang,
    kind,
    text,
    issuedAtMs,
    notBeforeMs: issuedAtMs,
    toldAtMs: null,
    waitsForSignIn: false,
    seenAtMs: null,
    appealUntilMs,
  };
}

/** The months of a complaint begin on the day on which the person is told (DSA Art. 20(2)), which is now if it was not before. */
function toldAt(statement: Statement, nowMs: number): Statement {
  if (statement.toldAtMs !== null) return statement;
  return { ...statement, toldAtMs: nowMs, appealUntilMs: addMonths(nowMs, appealMonths) };
}

/** What an account was told and may read, newest first: whoever is shut out finds it again whenever they ask. */
export async function statementsOf(safety: SafetyContext, account: number): Promise<Statement[]> {
  return safety.store.read(async (tx) => {
    const nowMs = await steadyNowMs(tx, safety);
    return tx.statements.find({
      where: { account },
      below: { notBefore: nowMs + 1 },
      order: [{ by: 'notBefore', descending: true }],
      limit: 100,
    });
  });
}

/** The reasons of the decision that shuts the account out, with what can be done about it, in its language. */
export async function whyShutOut(safety: SafetyContext, account: number): Promise<string | undefined> {
  const told = await statementsOf(safety, account);
  return safety.store.read(async (tx) => {
    for (const { kind, decisionId, text } of told) {
      if (kind !== 'restriction' && kind !== 'order-information') continue;
      const decision = decisionId === null ? undefined : await tx.decisions.get(decisionId);
      if (
        decision?.status === 'in-force' &&
        decision.subjectKey === `account:${account}` &&
        decision.slots.includes('suspend')
      )
        return text;
    }
    return undefined;
  });
}

/** The account has opened the statement. */
export async function markStatementSeen(safety: SafetyContext, account: number, statementId: number): Promise<boolean> {
  return safety.store.write(async (tx) => {
    const statement = await tx.statements.get(statementId);
    if (statement?.account !== account || statement.seenAtMs !== null) return false;
    const nowMs = await recordEvents(tx, safety, systemActor, [
      { type: 'statement-seen', subjectKey: statement.subjectKey, data: { decisionId: statement.decisionId } },
    ]);
    await tx.statements.put({ ...toldAt(statement, nowMs), seenAtMs: nowMs });
    return true;
  });
}

/** Tells those whose time has come, such as after a non-disclosure period. Returns how many were told. */
export async function tellWaiting(safety: SafetyContext, limit = safetyLimits.dueBatch as number): Promise<number> {
  return safety.store.write(async (tx) => {
    const nowMs = await steadyNowMs(tx, safety);
    const waiting = await tx.statements.find({
      where: { waiting: 1 },
      below: { notBefore: nowMs + 1 },
      order: [{ by: 'notBefore' }],
      limit,
    });
    let told = 0;
    for (const statement of waiting) {
      const reached = await safety.messenger.tell(tx, statement.account, {
        text: statement.text,
        statementId: statement.id,
      });
      if (!reached) {
        await tx.statements.put({ ...statement, waitsForSignIn: true });
        continue;
      }
      const atMs = await recordEvents(tx, safety, systemActor, [
        { type: 'statement-told', subjectKey: statement.subjectKey, data: { decisionId: statement.decisionId } },
      ]);
      await tx.statements.put(toldAt(statement, atMs));
      told += 1;
    }
    return told;
  });
}
