import { method } from '../method.ts';

export const getInviteText = method('help.getInviteText', async (call) => ({
  _: 'help.inviteText',
  message: `Write to me on Tocsin: ${call.world.settings.httpBase}/`,
}));
