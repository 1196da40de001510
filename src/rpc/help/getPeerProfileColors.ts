import { hashOf } from '../hash-of.ts';
import { method } from '../method.ts';
import { profileColors } from '../to-tl/accounts/peer-colors.ts';

export const getPeerProfileColors = method('help.getPeerProfileColors', async (_call, request) => {
  const hash = hashOf(profileColors);
  if (request.hash === hash) return { _: 'help.peerColorsNotModified' };
  return { _: 'help.peerColors', hash, colors: profileColors };
});
