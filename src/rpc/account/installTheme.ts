import { method } from '../method.ts';

/** Which theme a device wears stays on the device. */
export const installTheme = method('account.installTheme', async () => true, { peopleOnly: true });
