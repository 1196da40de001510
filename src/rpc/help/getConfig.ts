import { method } from '../method.ts';
import { toTlConfig } from '../to-tl/help/config.ts';

export const getConfig = method('help.getConfig', async (call) => toTlConfig(call), { open: true, unbound: true });
