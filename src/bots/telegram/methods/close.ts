import { method } from '../method.ts';

/** Nothing runs for a bot that would have to be ended before it moves. */
export const close = method('close', async () => true);
