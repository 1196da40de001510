import { method } from '../method.ts';

export const getAppUpdate = method('help.getAppUpdate', async () => ({ _: 'help.noAppUpdate' }), { open: true });
