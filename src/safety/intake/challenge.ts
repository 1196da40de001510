import { refuseSafety } from '../errors.ts';
import { steadyNowMs } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { Digest, SafetyContext, SafetyTx } from '../ports.ts';

/** A small task for the public notice form: `nonce.bits.expiresAtMs.mac`. Nothing is stored until it is solved. */
export type Challenge = string;

const mac = (safety: SafetyContext, body: string): string =>
  safety.digest(`challenge|${safety.settings.secret}|${safety.digest(body)}`);

/** Makes a challenge. It gets harder, up to 24 bits, while many notices come in. */
export async function makeChallenge(
  safety: SafetyContext,
): Promise<{ readonly challenge: Challenge; readonly bits: number; readonly expiresAtMs: number }> {
  return safety.store.read(async (tx) => {
    const nowMs = await steadyNowMs(tx, safety);
    const recent = await recentNotices(tx, nowMs);
    const doublings = Math.floor(Math.log2(Math.max(1, recent / safetyLimits.noticesPerTenMinutesBeforeHarder)));
    const bits = Math.min(safetyLimits.challengeBaseBits + 2 * doublings, safetyLimits.challengeMaxBits);
    const expiresAtMs = nowMs + safetyLimits.challengeLifetimeMs;
    const body = `${safety.random.token()}.${bits}.${expiresAtMs}`;
    return { challenge: `${body}.${mac(safety, body)}`, bits, expiresAtMs };
  });
}

/** Notices of the last ten minutes from everybody but trusted flaggers. */
const recentNotices = (tx: SafetyTx, nowMs: number): Promise<number> =>
  tx.notices.count({ where: { lane: 'notice' }, atLeast: { received: nowMs - 10 * 60_000 } });

/** Whether SHA-256 of `challenge:solution` begins with that many zero bits. Clients try counters until it does. */
export function solves(digest: Digest, challenge: Challenge, bits: number, solution: string): boolean {
  const hex = digest(`${challenge}:${solution}`);
  const whole = Math.floor(bits / 4);
  if (!hex.startsWith('0'.repeat(whole))) return false;
  const rest = bits % 4;
  return rest === 0 || Number.parseInt(hex.charAt(whole), 16) < 2 ** (4 - rest);
}

/** What a form without scripts carries instead: `nonce.0.issuedAtMs.mac`, worth something after a while. */
export function makePatience(safety: SafetyContext): string {
  const body = `${safety.random.token()}.0.${safety.clock.nowMs()}`;
  return `${body}.${mac(safety, body)}`;
}

/**
 * Accepts such a token once, neither before its time nor long after. As it costs nobody any work, somebody could gather many
 * and send them all at once: while more notices come in than usual it is too early for it, and a script's task is solved
 * instead. Refuses `challenge-invalid` with the cause.
 */
export async function spendPatience(tx: SafetyTx, safety: SafetyContext, token: string): Promise<void> {
  const [nonce, zero, issuedText, tag, ...rest] = token.split('.');
  if (!nonce || zero !== '0' || !issuedText || !tag || rest.length > 0)
    return refuseSafety('challenge-invalid', { why: 'format' });
  if (mac(safety, `${nonce}.0.${issuedText}`) !== tag) refuseSafety('challenge-invalid', { why: 'forged' });
  const ageMs = safety.clock.nowMs() - Number(issuedText);
  if (ageMs < safetyLimits.patienceMs) refuseSafety('challenge-invalid', { why: 'early' });
  if (ageMs > safetyLimits.patienceLifetimeMs) refuseSafety('challenge-invalid', { why: 'expired' });
  const nowMs = await steadyNowMs(tx, safety);
  if ((await recentNotices(tx, nowMs)) >= safetyLimits.noticesPerTenMinutesBeforeHarder)
    refuseSafety('challenge-invalid', { why: 'early' });
  await spendNonce(tx, nonce, Number(issuedText) + safetyLimits.patienceLifetimeMs, nowMs);
}

/** Accepts a solution once. Refuses `challenge-invalid` with the cause. */
export async function spendChallenge(
  tx: SafetyTx,
  safety: SafetyContext,
  challenge: Challenge,
  solution: string,
): Promise<void> {
  const [nonce, bitsText, expiresText, tag, ...rest] = challenge.split('.');
  if (
    nonce === undefined ||
    bitsText === undefined ||
    expiresText === undefined ||
    tag === undefined ||
    rest.length > 0 ||
    solution.length > 64
  ) {
    return refuseSafety('challenge-invalid', { why: 'format' });
  }
  if (mac(safety, `${nonce}.${bitsText}.${expiresText}`) !== tag) refuseSafety('challenge-invalid', { why: 'forged' });
  const nowMs = await steadyNowMs(tx, safety);
  const expiresAtMs = Number(expiresText);
  if (expiresAtMs <= nowMs) refuseSafety('challenge-invalid', { why: 'expired' });
  const bits = Number(bitsText);
  if (bits < safetyLimits.challengeBaseBits || !solves(safety.digest, challenge, bits, solution))
    refuseSafety('challenge-invalid', { why: 'unsolved' });
  await spendNonce(tx, nonce, expiresAtMs, nowMs);
}

async function spendNonce(tx: SafetyTx, nonce: string, expiresAtMs: number, nowMs: number): Promise<void> {
  if (await tx.challenges.first({ where: { nonce } })) refuseSafety('challenge-invalid', { why: 'spent' });
  await tx.challenges.put({ id: await tx.challenges.nextId(), nonce, expiresAtMs });
  const old = await tx.challenges.find({ below: { expires: nowMs }, limit: 20 });
  await tx.challenges.remove(old.map((spent) => spent.id));
}
