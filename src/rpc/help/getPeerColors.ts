import { hashOf } from '../hash-of.ts';
import { method } from '../method.ts';
import { peerColors } from '../to-tl/accounts/peer-colors.ts';

export const getPeerColors = method('help.getPeerColors', async (_call, request) => {
  const hash = hashOf(peerColors);
  if (request.hash === hash) return { _: 'help.peerColorsNotModified' };
  return { _: 'help.peerColors', hash, colors: peerColors };
});
