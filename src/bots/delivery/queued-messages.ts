import type { MailboxId, Message, MessageId, QueuedUpdate, Tx } from '#domain';

/** Messages that queued updates are about, as they are now. */
export interface QueuedMessages {
  /** Undefined for one that is gone. */
  get(mailbox: MailboxId, id: MessageId): Message | undefined;
  readonly all: readonly Message[];
}

/** Reads the messages of a batch at once for each mailbox. */
export async function loadQueuedMessages(tx: Tx, updates: readonly QueuedUpdate[]): Promise<QueuedMessages> {
  const wanted = new Map<MailboxId, MessageId[]>();
  for (const { record } of updates) {
    if (!('mailbox' in record) || !('id' in record)) continue;
    const ids = wanted.get(record.mailbox);
    if (ids) ids.push(record.id);
    else wanted.set(record.mailbox, [record.id]);
  }
  const found = new Map<string, Message>();
  for (const [mailbox, ids] of wanted)
    for (const message of await tx.messages.get(mailbox, ids)) found.set(`${mailbox} ${message.id}`, message);
  return { get: (mailbox, id) => found.get(`${mailbox} ${id}`), all: [...found.values()] };
}
