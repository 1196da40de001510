import type { HttpClient, SafetyContext, SafetyTx } from '../ports.ts';
import { tellCoAdmins } from './tell-co-admins.ts';
import type { CoAdminsNote, LetterSender, Outgoing } from './types.ts';

const perRound = 10;
const claimMs = 60_000;
const firstRetryMs = 15_000;
const mostRetryMs = 3_600_000;
const webhookTimeoutMs = 10_000;

/**
 * Sends what waits to leave. Whoever takes a piece moves its next attempt ahead first, so that two nodes do not send it
 * twice; after a crash it is tried again. Returns how many left or were given up.
 */
export async function deliverOutgoing(
  safety: SafetyContext,
  http: HttpClient,
  letters: LetterSender | undefined,
): Promise<number> {
  const dueIn = (tx: SafetyTx, nowMs: number) =>
    tx.outgoing.find({ below: { next: nowMs + 1 }, order: [{ by: 'next' }], limit: perRound });
  // Mostly nothing waits, and looking keeps nobody from writing.
  const waits = await safety.store.read((tx) => dueIn(tx, safety.clock.nowMs()));
  if (waits.length === 0) return 0;
  const taken = await safety.store.write(async (tx) => {
    const nowMs = safety.clock.nowMs();
    const due = await dueIn(tx, nowMs);
    for (const one of due) await tx.outgoing.put({ ...one, nextAttemptMs: nowMs + claimMs });
    return due;
  });
  let gone = 0;
  for (const one of taken) {
    const left =
      one.kind === 'co-admins' ? await tellCoAdmins(safety, one) : await deliverOne(safety, http, letters, one);
    if (left) gone += 1;
  }
  return gone;
}

type Leaving = Exclude<Outgoing, CoAdminsNote>;

async function deliverOne(
  safety: SafetyContext,
  http: HttpClient,
  letters: LetterSender | undefined,
  one: Leaving,
): Promise<boolean> {
  const left = await send(http, letters, one).catch(() => false);
  const nowMs = safety.clock.nowMs();
  const done = left || nowMs >= one.untilMs;
  await safety.store.write(async (tx) => {
    if (done) return tx.outgoing.remove([one.id]);
    const waitMs = Math.min(firstRetryMs * 2 ** one.attempts, mostRetryMs);
    await tx.outgoing.put({ ...one, attempts: one.attempts + 1, nextAttemptMs: nowMs + waitMs });
  });
  return done;
}

async function send(http: HttpClient, letters: LetterSender | undefined, one: Leaving): Promise<boolean> {
  if (one.kind === 'mail') {
    await letters?.send({ to: one.to, subject: one.subject, text: one.text });
    return letters !== undefined;
  }
  const headers = { 'content-type': 'application/json' };
  const answer = await http.request({
    method: 'POST',
    url: one.to,
    headers,
    body: one.text,
    timeoutMs: webhookTimeoutMs,
    answerChars: 1,
  });
  return answer.status >= 200 && answer.status < 300;
}
