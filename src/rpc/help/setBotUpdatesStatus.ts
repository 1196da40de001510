import { method } from '../method.ts';

export const setBotUpdatesStatus = method('help.setBotUpdatesStatus', async () => true, { botsOnly: true });
