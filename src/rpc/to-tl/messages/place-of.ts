import type { Message, ShownAt } from '#domain';

/** Where a message stands, for its files; what waits to be sent stands nowhere yet. */
export const placeOf = ({ content, mailbox, id }: Message): ShownAt | undefined =>
  content.id === 0 ? undefined : { mailbox, message: id };
