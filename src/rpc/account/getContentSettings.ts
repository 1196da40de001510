import { preferences } from '#domain';
import { method } from '../method.ts';

export const getContentSettings = method(
  'account.getContentSettings',
  async (call) => {
    const { showSensitive } = await call.world.store.read((tx) => preferences(tx, call.account));
    return { _: 'account.contentSettings', sensitiveEnabled: showSensitive ?? false, sensitiveCanChange: true };
  },
  { peopleOnly: true },
);
