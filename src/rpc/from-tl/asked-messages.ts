import type { tl } from '@mtcute/core';
import type { MailboxId, MessageId, Tx } from '#domain';

/**
 * Which message of a mailbox stands behind each way of asking for one: by its id, as what another one answers (a notice
 * that something was pinned answers the pinned message), or as the newest pinned one where the mailbox is one chat.
 * 0 where there is none.
 */
export async function askedMessages(
  tx: Tx,
  mailbox: MailboxId,
  asked: readonly tl.TypeInputMessage[],
  options: { oneChat?: boolean } = {},
): Promise<MessageId[]> {
  const answering = asked.flatMap((input) => (input._ === 'inputMessageReplyTo' ? [input.id] : []));
  const answers = answering.length > 0 ? await tx.messages.get(mailbox, answering) : [];
  const answered = new Map(answers.map(({ id, replyTo }) => [id, replyTo]));
  const wantsPinned = options.oneChat && asked.some((input) => input._ === 'inputMessagePinned');
  const [pinned] = wantsPinned ? await tx.messages.history({ mailbox, peer: mailbox, pinned: true, limit: 1 }) : [];
  return asked.map((input) => {
    if (input._ === 'inputMessageReplyTo') return answered.get(input.id) ?? 0;
    return input._ === 'inputMessagePinned' ? (pinned?.id ?? 0) : input.id;
  });
}

/** One answer for each that was asked for, in order: what is gone is said to be empty. */
export function answerEach(
  asked: readonly tl.TypeInputMessage[],
  ids: readonly MessageId[],
  messages: readonly tl.TypeMessage[],
): tl.TypeMessage[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  return asked.map((input, index) => {
    const id = ids[index] ?? 0;
    return byId.get(id) ?? { _: 'messageEmpty', id: 'id' in input ? input.id : id };
  });
}
