import { method } from '../method.ts';

export const saveAppLog = method('help.saveAppLog', async () => true, { open: true });
