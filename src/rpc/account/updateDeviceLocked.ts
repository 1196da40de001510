import { method } from '../method.ts';

/** Push messages hide their text on a locked device; this server's never carry any. */
export const updateDeviceLocked = method('account.updateDeviceLocked', async () => true, { peopleOnly: true });
