import { hashOf } from '../hash-of.ts';
import { method } from '../method.ts';
import { toTlAppConfig } from '../to-tl/help/app-config.ts';

export const getAppConfig = method(
  'help.getAppConfig',
  async (call, request) => {
    const config = toTlAppConfig(call.world);
    const hash = hashOf(config);
    if (request.hash === hash) return { _: 'help.appConfigNotModified' };
    return { _: 'help.appConfig', hash, config };
  },
  { open: true },
);
