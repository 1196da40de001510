import { languageFor } from '#lib/language/languages.ts';
import { say } from '#lib/language/say.ts';
import { recordEvents } from '../events/record.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { systemActor } from '../roles.ts';
import { statementUrl } from '../statements/issue.ts';
import type { Statement } from '../statements/types.ts';
import { lineIn, namedRedress } from '../statements/text.ts';
import { parseSubjectKey } from '../subjects.ts';
import { deskWords } from '../words/index.ts';
import type { DsaOrder } from './types.ts';

/** Whether the order still keeps the recipient from being told. */
export const isSilentAt = ({ tellAtMs }: Pick<DsaOrder, 'tellAtMs'>, nowMs: number): boolean => (tellAtMs ?? 0) > nowMs;

/** Tells everybody whom an order to provide information is about of the order and its effect, not before `tellMs`. */
export async function tellOfInformation(
  tx: SafetyTx,
  safety: SafetyContext,
  order: DsaOrder,
  tellMs: number,
): Promise<void> {
  const nowMs = order.answeredAtMs ?? tellMs;
  const done = new Set<number>();
  for (const key of order.subjectKeys) {
    const record = await safety.directory.get(tx, parseSubjectKey(key));
    for (const account of record?.affected ?? []) {
      if (done.has(account)) continue;
      done.add(account);
      await tellOne(tx, safety, order, {
        account,
        subjectKey: key,
        label: record?.label ?? key,
        lang: record?.lang ?? 'en',
        nowMs,
        tellMs,
      });
    }
  }
  if (done.size === 0) return;
  await recordEvents(tx, safety, systemActor, [
    {
      type: 'statement-issued',
      data: {
        orderId: order.id,
        kind: 'order-information',
        statements: done.size,
        told: tellMs > nowMs ? 0 : done.size,
      },
    },
  ]);
}

interface Recipient {
  readonly account: number;
  readonly subjectKey: string;
  readonly label: string;
  readonly lang: string;
  readonly nowMs: number;
  readonly tellMs: number;
}

async function tellOne(tx: SafetyTx, safety: SafetyContext, order: DsaOrder, to: Recipient): Promise<void> {
  const id = await tx.statements.nextId();
  const text = informationText(order, to, statementUrl(safety, id));
  const open = to.tellMs <= to.nowMs;
  const reached = open && (await safety.messenger.tell(tx, to.account, { text, statementId: id }));
  const statement: Statement = {
    id,
    decisionId: null,
    dsaOrderId: order.id,
    subjectKey: to.subjectKey,
    account: to.account,
    lang: to.lang,
    kind: 'order-information',
    text,
    issuedAtMs: to.tellMs,
    notBeforeMs: to.tellMs,
    toldAtMs: reached ? to.nowMs : null,
    waitsForSignIn: open && !reached,
    seenAtMs: null,
    appealUntilMs: to.tellMs,
  };
  await tx.statements.put(statement);
}

/** The order received, the effect given, the reasons and the redress (Art. 10(5)), in the reader's language. */
function informationText(order: DsaOrder, to: Recipient, url: string): string {
  const lang = languageFor(to.lang);
  const words = deskWords[lang].statement;
  const line = lineIn(lang);
  const redress = [say(lang, words.orderRedress, { url }), ...namedRedress(lang, order.redress)];
  return [
    words.orderTitle,
    '',
    line(words.what, words.informed[order.effect === 'information-provided' ? 'provided' : 'notHeld']),
    line(words.concerns, to.label),
    line(words.informed.by, `${order.authorityName} (${order.memberState}), ${order.referenceNo}; ${order.legalBasis}`),
    ...(order.informationAsked ? [line(words.informed.asked, order.informationAsked)] : []),
    ...(order.statementOfReasons.trim() === '' ? [] : [line(words.ground, order.statementOfReasons)]),
    '',
    line(words.redress, redress.join(' ')),
  ].join('\n');
}
