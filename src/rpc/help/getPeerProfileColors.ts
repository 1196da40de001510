import { hashOf } from '../hash-of.ts';
import { method } from '../method.ts';
import { peerColors } from '../to-tl/accounts/peer-colors.ts';

export const getPeerProfileColors = method('help.getPeerProfileColors', async (_call, request) => {
  const hash = hashOf(peerColors);
  if (request.hash === hash) return { _: 'help.peerColorsNotModified' };
  return { _: 'help.peerColors', hash, colors: peerColors };
});
