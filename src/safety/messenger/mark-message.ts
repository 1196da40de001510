import type { ContentData, Message, MessageMarks, WriteTx } from '#domain';
import type { SubjectRef } from '../subjects.ts';
import { rewriteMessage } from './rewrite-message.ts';

const label = 'label:';
const withhold = 'withhold:';

/** Puts a label, or a country in which it is withheld, on the content that all copies of the message share. */
export async function markMessage(
  tx: WriteTx,
  nowS: number,
  message: Message,
  slot: string,
  on: boolean,
): Promise<void> {
  const { id: _, sender: _s, date: _d, editDate, marks, ...data } = message.content;
  const next = changed(marks ?? { labels: [], countries: [] }, slot, on);
  const none = next.labels.length === 0 && next.countries.length === 0;
  const marked: ContentData = none ? data : { ...data, marks: next };
  await rewriteMessage(tx, nowS, message, marked, editDate);
}

/** Takes a mark off where the message still stands. */
export async function unmarkMessage(
  tx: WriteTx,
  nowS: number,
  subject: SubjectRef & { kind: 'message' },
  slot: string,
): Promise<void> {
  const [message] = await tx.messages.get(subject.mailbox, [subject.messageId]);
  if (message?.peer === subject.peer) await markMessage(tx, nowS, message, slot, false);
}

function changed(marks: MessageMarks, slot: string, on: boolean): MessageMarks {
  const put = (list: readonly string[], value: string) => {
    const rest = list.filter((known) => known !== value);
    return on ? [...rest, value].sort() : rest;
  };
  if (slot.startsWith(label)) return { ...marks, labels: put(marks.labels, slot.slice(label.length)) };
  return { ...marks, countries: put(marks.countries, slot.slice(withhold.length)) };
}
