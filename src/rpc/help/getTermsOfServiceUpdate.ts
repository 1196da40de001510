import { method } from '../method.ts';

const askAgainS = 86_400;

export const getTermsOfServiceUpdate = method('help.getTermsOfServiceUpdate', async (call) => ({
  _: 'help.termsOfServiceUpdateEmpty',
  expires: call.world.clock.nowS() + askAgainS,
}));
