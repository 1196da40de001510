import { method } from '../method.ts';

/** Old clients say which messages arrived, so that others need not notify; nothing hangs on it here. */
export const receivedMessages = method('messages.receivedMessages', async () => [], { peopleOnly: true });
