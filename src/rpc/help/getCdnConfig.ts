import { method } from '../method.ts';

export const getCdnConfig = method('help.getCdnConfig', async () => ({ _: 'cdnConfig', publicKeys: [] }), {
  open: true,
});
