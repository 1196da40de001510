import { method } from '../method.ts';

/** There is one server, so that there is none to leave; what waits for the bot stays. */
export const logOut = method('logOut', async () => true);
