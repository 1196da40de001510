import { officeOf } from '../office.ts';
import type { Alarm } from '../orders/types.ts';
import { queueOutgoing } from '../outgoing/queue.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { may } from '../roles.ts';
import { parseSubjectKey } from '../subjects.ts';
import { alarmText } from './alarm-text.ts';
import { type Timed, timedRecords } from './timed-records.ts';

const rank: Record<Alarm, number> = { none: 0, calm: 1, soon: 2, urgent: 3, late: 4 };
const perRound = 20;

/**
 * Tells staff of everything whose clock runs also when nobody has the desk open: at the receipt, when time grows short,
 * when little is left, and when it is over. In the service chat of everybody who may deal with it, by mail and at the
 * address for tools that the office names. Says when and where, never what. Returns how many records alarmed.
 */
export async function alarmStaff(safety: SafetyContext): Promise<number> {
  // Mostly nothing is due, and looking keeps nobody from writing.
  if ((await safety.store.read((tx) => dueAlarms(tx, safety))).length === 0) return 0;
  return safety.store.write(async (tx) => {
    const due = await dueAlarms(tx, safety);
    for (const record of due) {
      await record.markAlarmed();
      await alarm(tx, safety, record);
    }
    return due.length;
  });
}

async function dueAlarms(tx: SafetyTx, safety: SafetyContext): Promise<Timed[]> {
  const running = await timedRecords(tx, safety.clock.nowMs());
  return running.filter(({ level, alarmed }) => rank[level] > rank[alarmed ?? 'none']).slice(0, perRound);
}

async function alarm(tx: SafetyTx, safety: SafetyContext, record: Timed): Promise<void> {
  const { kind, id, level, remainingMs, dueAtMs } = record;
  const url = `${safety.settings.httpBase}/console/#/${record.page}`;
  const facts = { kind, id, level, remainingMs, dueAtMs, url };
  const concerned = await affectedBy(tx, safety, record);
  const staff = await tx.staff.find({ where: { revoked: 0 }, limit: 500 });
  for (const { id: person, role } of staff) {
    if (!may(role, record.needs) || concerned.has(person)) continue;
    const known = await safety.directory.get(tx, { kind: 'account', id: person });
    await safety.messenger.tell(tx, person, { text: alarmText(known?.lang ?? 'en', facts), statementId: null });
  }
  const { alarms } = await officeOf(tx, safety);
  const text = alarmText('en', facts);
  for (const to of alarms?.mails ?? []) {
    const [subject = ''] = text.split('\n');
    await queueOutgoing(tx, safety, { kind: 'mail', to, subject, text: `${text}\n`, alarm: true });
  }
  if (alarms?.webhook)
    await queueOutgoing(tx, safety, {
      kind: 'webhook',
      to: alarms.webhook,
      text: JSON.stringify({
        event: kind,
        level,
        [kind === 'threat' ? 'threatId' : 'orderId']: id,
        minutesLeft: Math.trunc(remainingMs / 60_000),
        dueAt: new Date(dueAtMs).toISOString(),
        url,
      }),
    });
}

/** Staff may be affected like anybody, and hear nothing then: orders can want silence, and threats always do. */
async function affectedBy(tx: SafetyTx, safety: SafetyContext, { about }: Timed): Promise<ReadonlySet<number>> {
  const affected = new Set<number>();
  for (const key of about) {
    const record = await safety.directory.get(tx, parseSubjectKey(key));
    for (const account of record?.affected ?? []) affected.add(account);
  }
  return affected;
}
