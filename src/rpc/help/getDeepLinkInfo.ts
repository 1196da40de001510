import { method } from '../method.ts';

export const getDeepLinkInfo = method('help.getDeepLinkInfo', async () => ({ _: 'help.deepLinkInfoEmpty' }), {
  open: true,
});
