import { defaultReaction } from '#domain';
import { method } from '../method.ts';
import { toTlConfig } from '../to-tl/help/config.ts';

export const getConfig = method(
  'help.getConfig',
  async (call) => {
    if (call.account === 0) return toTlConfig(call, undefined);
    return toTlConfig(call, await call.world.store.read((tx) => defaultReaction(tx, call.account)));
  },
  { open: true, unbound: true },
);
