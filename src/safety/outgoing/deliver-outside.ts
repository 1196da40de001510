import type { HttpClient, SafetyContext, SafetyTx } from '../ports.ts';
import { type Lane, laneRules } from './lanes.ts';
import { type Failure, noteFailures, reasonOf } from './note-failures.ts';
import type { CoAdminsNote, LetterSender, Outgoing } from './types.ts';

const claimMs = 60_000;
const webhookTimeoutMs = 10_000;

/**
 * Sends what of a lane waits to leave the server, all of a round at once, so that one that hangs holds up no other. Whoever
 * takes a piece moves its next attempt ahead first, so that two nodes do not send it twice; after a crash it is tried again.
 * Returns how many left or were given up.
 */
export async function deliverOutside(
  safety: SafetyContext,
  http: HttpClient,
  letters: LetterSender | undefined,
  lane: Exclude<Lane, 'note'>,
): Promise<number> {
  const { perRound } = laneRules[lane];
  const dueIn = (tx: SafetyTx, nowMs: number) =>
    tx.outgoing.find({ where: { lane }, below: { next: nowMs + 1 }, order: [{ by: 'next' }], limit: perRound });
  // Mostly nothing waits, and looking keeps nobody from writing.
  const waits = await safety.store.read((tx) => dueIn(tx, safety.clock.nowMs()));
  if (waits.length === 0) return 0;
  const taken = await safety.store.write(async (tx) => {
    const nowMs = safety.clock.nowMs();
    const due = (await dueIn(tx, nowMs)).filter(isForOutside);
    for (const one of due) await tx.outgoing.put({ ...one, nextAttemptMs: nowMs + claimMs });
    return due;
  });
  const tried = await Promise.all(taken.map(async (one) => ({ one, why: await trySend(http, letters, one) })));
  const failures = tried.flatMap(({ one, why }): Failure[] => (why === undefined ? [] : [{ one, why }]));
  const left = tried.filter(({ why }) => why === undefined).map(({ one }) => one.id);
  return safety.store.write(async (tx) => {
    await tx.outgoing.remove(left);
    return left.length + (await noteFailures(tx, safety, failures));
  });
}

type Leaving = Exclude<Outgoing, CoAdminsNote>;

const isForOutside = (one: Outgoing): one is Leaving => one.kind !== 'co-admins';

/** Why it was not taken; undefined once it was. */
function trySend(http: HttpClient, letters: LetterSender | undefined, one: Leaving): Promise<string | undefined> {
  return send(http, letters, one).catch(reasonOf);
}

async function send(http: HttpClient, letters: LetterSender | undefined, one: Leaving): Promise<string | undefined> {
  if (one.kind === 'mail') {
    if (!letters) return 'no mail server is set';
    await letters.send({ to: one.to, subject: one.subject, text: one.text });
    return undefined;
  }
  const { status } = await http.request({
    method: 'POST',
    url: one.to,
    headers: { 'content-type': 'application/json' },
    body: one.text,
    timeoutMs: webhookTimeoutMs,
    answerChars: 1,
  });
  return status >= 200 && status < 300 ? undefined : `status ${status}`;
}
