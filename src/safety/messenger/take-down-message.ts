import { type ContentData, type Message, placeholderWords, type WriteTx } from '#domain';
import type { Json } from '#lib/canonical-json.ts';
import { rewriteMessage } from './rewrite-message.ts';

/** What stands where the message was. Readers whose program names a language have it in theirs; bots have none. */
const tombstone = placeholderWords.en.messageRemoved;

interface Kept {
  readonly content: number;
  readonly data: ContentData;
  readonly editDate: number | null;
}

/**
 * Puts a tombstone into the content that all copies of the message share. Ids, pins, replies and read marks stay as
 * they are, and the original waits in the undo record.
 */
export async function takeDownMessage(tx: WriteTx, nowS: number, message: Message): Promise<{ undo: Json }> {
  const { id, sender: _s, date: _d, editDate, ...data } = message.content;
  const shown: ContentData = {
    text: tombstone,
    takenDown: true,
    ...(data.author === undefined ? {} : { author: data.author }),
    ...(data.topic === undefined ? {} : { topic: data.topic }),
    ...(data.album === undefined ? {} : { album: data.album }),
    ...(data.marks === undefined ? {} : { marks: data.marks }),
  };
  await rewriteMessage(tx, nowS, message, shown, editDate);
  const kept: Kept = { content: id, data, editDate: editDate ?? null };
  return { undo: JSON.parse(JSON.stringify(kept)) };
}

/** Puts the original back where it still has copies. */
export async function restoreMessage(tx: WriteTx, nowS: number, undo: Json): Promise<void> {
  // The record was written by `takeDownMessage`; nobody else writes undo records of this slot.
  const kept = undo as unknown as Kept;
  const [place] = await tx.messages.places(kept.content);
  const [message] = place ? await tx.messages.get(place.mailbox, [place.id]) : [];
  if (!message) return;
  // Labels that came or went meanwhile are decisions of their own.
  const { marks: _, ...data } = kept.data;
  const { marks } = message.content;
  const restored = marks === undefined ? data : { ...data, marks };
  await rewriteMessage(tx, nowS, message, restored, kept.editDate ?? undefined);
}
