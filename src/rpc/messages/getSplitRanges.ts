import { method } from '../method.ts';

/** An export reads all of a mailbox in one range. */
const wholeRange = { _: 'messageRange', minId: 1, maxId: 0x7fffffff } as const;

export const getSplitRanges = method('messages.getSplitRanges', async () => [wholeRange], { peopleOnly: true });
