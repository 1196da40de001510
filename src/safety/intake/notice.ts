import { weighAgain, workedAsOne } from '../cases/gather.ts';
import { fileIntoCase, openCaseAbout } from '../cases/open.ts';
import { refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import { requireNoticesOpen, type Standing, standingOf } from '../misuse/standing.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import type { Appeal } from '../statements/types.ts';
import { systemActor } from '../roles.ts';
import { parseSubjectKey, type SubjectKey, subjectKey } from '../subjects.ts';
import { spendChallenge, spendPatience } from './challenge.ts';
import { readLocator } from './locator.ts';
import { mailReceipt } from './notice-letters.ts';
import { complaintWeight, ensureNotifier, unnamedKey } from './reliability.ts';
import { type ComplaintReason, complaintReasons, type Flagger, type Notice } from './types.ts';

/** The public form of DSA Art. 16. Name and e-mail may be left out only for offences against children. */
export interface NoticeForm {
  readonly explanation: string;
  readonly locations: readonly string[];
  readonly reason: ComplaintReason;
  readonly name: string | null;
  readonly email: string | null;
  readonly goodFaith: boolean;
  readonly lang: string;
}

export interface NoticeReceipt {
  readonly noticeId: number;
  readonly receiptCode: string;
  readonly receivedAtMs: number;
  readonly caseIds: readonly number[];
  /** Locations that name nothing here; the notice stands for the others. */
  readonly unknown: readonly string[];
  /** Whether the receipt goes to the address that was left, too. */
  readonly mailed: boolean;
}

/** A solved task, or of a form without scripts the token that it was shown with. */
export type NoticeProof = { readonly challenge: string; readonly solution: string } | { readonly patience: string };

/** A notice from anybody, with a proof. Refuses `field-missing`, `field-invalid`, `challenge-invalid`. */
export async function fileNotice(safety: SafetyContext, form: NoticeForm, proof: NoticeProof): Promise<NoticeReceipt> {
  checkForm(form);
  return safety.store.write(async (tx) => {
    if ('patience' in proof) await spendPatience(tx, safety, proof.patience);
    else await spendChallenge(tx, safety, proof.challenge, proof.solution);
    const mail = form.email?.trim().toLowerCase();
    const key = mail ? `mail:${safety.digest(`notifier|${safety.settings.secret}|${mail}`)}` : unnamedKey;
    return fileIn(tx, safety, form, key, null);
  });
}

/**
 * A notice of a trusted flagger, who signs with their own secret instead of a challenge. It has their lane when its
 * reason is within their designated areas (DSA Art. 22(1)) and waits with everybody's notices when it is not.
 */
export async function fileFlaggerNotice(
  safety: SafetyContext,
  flagger: Flagger,
  form: NoticeForm,
): Promise<NoticeReceipt> {
  checkForm({ ...form, name: form.name ?? flagger.name, email: form.email ?? 'on file' });
  if (flagger.revokedAtMs !== null)
    refuseSafety('state-invalid', { what: 'trusted flagger', state: 'revoked', wanted: 'appointed' });
  return safety.store.write((tx) => fileIn(tx, safety, form, flagger.notifierKey, flagger));
}

function checkForm(form: NoticeForm): void {
  const anonymousAllowed = form.reason === 'child-abuse';
  const fields = [
    ...(form.explanation.trim() === '' ? ['explanation'] : []),
    ...(form.locations.length === 0 ? ['locations'] : []),
    ...(!anonymousAllowed && !form.name?.trim() ? ['name'] : []),
    ...(!anonymousAllowed && !form.email?.trim() ? ['email'] : []),
    ...(form.goodFaith ? [] : ['goodFaith']),
  ];
  if (fields.length > 0) refuseSafety('field-missing', { fields });
  if (!complaintReasons.includes(form.reason))
    refuseSafety('field-invalid', { field: 'reason', why: 'not a known reason' });
  if (form.explanation.length > safetyLimits.textLength)
    refuseSafety('limit-reached', { what: 'explanation', limit: safetyLimits.textLength });
  if (form.locations.length > safetyLimits.itemsPerNotice)
    refuseSafety('limit-reached', { what: 'locations', limit: safetyLimits.itemsPerNotice });
}

const isDesignated = ({ areas }: Flagger, reason: ComplaintReason): boolean =>
  areas.length === 0 || areas.includes(reason);

async function fileIn(
  tx: SafetyTx,
  safety: SafetyContext,
  form: NoticeForm,
  notifierKey: string,
  flagger: Flagger | null,
): Promise<NoticeReceipt> {
  const notifier = await ensureNotifier(tx, notifierKey, flagger ? 'flagger' : 'mail');
  requireNoticesOpen(notifier, await steadyNowMs(tx, safety));
  const { keys, unknown } = await resolveLocations(tx, safety, form.locations);
  if (keys.length === 0)
    refuseSafety('field-invalid', { field: 'locations', why: 'none of them names anything on this server' });
  const id = await tx.notices.nextId();
  const lane = flagger && isDesignated(flagger, form.reason) ? 'trusted-flagger' : 'notice';
  const before = await casesOf(tx, notifierKey);
  const caseIds: number[] = [];
  for (const key of keys) {
    const filed = await fileIntoCase(tx, safety, systemActor, {
      subject: parseSubjectKey(key),
      source: { kind: 'notice', id },
      queue: lane,
      reason: form.reason,
      weight: before.has((await openCaseAbout(tx, key))?.id ?? 0) ? 0 : complaintWeight(notifier),
    });
    caseIds.push(filed.id);
  }
  const receivedAtMs = await recordEvents(tx, safety, systemActor, [
    {
      type: 'notice-received',
      data: {
        noticeId: id,
        lane,
        reason: form.reason,
        items: keys.length,
        flaggerId: flagger?.id ?? null,
        lang: form.lang,
      },
    },
  ]);
  const notice: Notice = {
    id,
    lane,
    flaggerId: flagger?.id ?? null,
    receiptCode: safety.random.token(),
    explanation: form.explanation,
    locations: form.locations,
    subjectKeys: keys,
    notifierKey,
    name: form.name,
    email: form.email,
    goodFaith: form.goodFaith,
    reason: form.reason,
    lang: form.lang,
    caseIds,
    receivedAtMs,
    // The receipt is the answer to this call, so it is sent with the notice itself (Art. 16(4)); a letter follows.
    confirmedAtMs: receivedAtMs,
    decision: null,
  };
  await tx.notices.put(notice);
  for (const caseId of caseIds) await weighAgain(tx, caseId);
  const mailed = await mailReceipt(tx, safety, notice);
  return { noticeId: id, receiptCode: notice.receiptCode, receivedAtMs, caseIds, unknown, mailed };
}

/** The cases in which notices of a notifier wait already: whoever says it twice counts once. */
async function casesOf(tx: SafetyTx, notifier: string): Promise<ReadonlySet<number>> {
  if (notifier === unnamedKey) return new Set();
  const waiting = await tx.notices.find({ where: { notifier, open: 1 }, limit: safetyLimits.pageSize });
  return new Set(waiting.flatMap(({ caseIds }) => caseIds));
}

async function resolveLocations(
  tx: SafetyTx,
  safety: SafetyContext,
  locations: readonly string[],
): Promise<{ keys: SubjectKey[]; unknown: string[] }> {
  const keys = new Set<SubjectKey>();
  const unknown: string[] = [];
  for (const location of locations) {
    const read = readLocator(location, safety.settings.linkHosts);
    // Numbers name nobody here: the receipt would tell outsiders who has an account.
    const named = 'locator' in read && read.locator.by !== 'phone';
    const subject = named ? await safety.directory.find(tx, read.locator) : undefined;
    if (subject) keys.add(subjectKey(subject));
    else unknown.push(location);
  }
  return { keys: [...keys], unknown };
}

/** What the notifier sees with the code of the receipt, with a warning or suspension that concerns them. */
export type NoticeState = Pick<Notice, 'receivedAtMs' | 'decision' | 'reason' | 'lang'> & {
  readonly standing: Standing | null;
  /** Their complaint about the decision, with the answer (DSA Art. 20). */
  readonly complaint: Pick<Appeal, 'text' | 'openedAtMs' | 'outcome' | 'reasons'> | null;
};

/** What whoever holds the receipt may read of their notice; undefined for a code that is none. */
export async function noticeState(safety: SafetyContext, receiptCode: string): Promise<NoticeState | undefined> {
  return safety.store.read(async (tx) => {
    const notice = await tx.notices.first({ where: { receipt: receiptCode } });
    if (!notice) return undefined;
    const { receivedAtMs, decision, reason, notifierKey, lang } = notice;
    const standing = await standingOf(tx, safety, notifierKey, await steadyNowMs(tx, safety));
    const complaint = await complaintAbout(tx, notice);
    return { receivedAtMs, decision, reason, lang, standing: standing ?? null, complaint };
  });
}

async function complaintAbout(tx: SafetyTx, notice: Notice): Promise<NoticeState['complaint']> {
  if (!notice.decision) return null;
  const mine = await tx.appeals.find({
    where: { key: notice.notifierKey },
    order: [{ by: 'id', descending: true }],
    limit: 200,
  });
  for (const { side, decisionId, text, openedAtMs, outcome, reasons } of mine) {
    if (side !== 'notifier') continue;
    const about = await tx.decisions.get(decisionId);
    if (about?.caseId === undefined || about.caseId === null) continue;
    const cases = await workedAsOne(tx, about.caseId);
    if (!cases.some((id) => notice.caseIds.includes(id))) continue;
    // All who left no address have one key: the answer is for each of them, the words may be those of another.
    return { text: notice.notifierKey === unnamedKey ? '' : text, openedAtMs, outcome, reasons };
  }
  return null;
}
