import type { tl } from '@mtcute/core';
import type { Upgrade } from '../readers.ts';
import type { Declaration } from '../schema/declaration.ts';
import { inputChannelOfPeer, inputUserOfPeer } from './rules/peers.ts';

// The readers call these with objects of a declaration whose union is InputPeer.
const asUser: Upgrade = (peer) => inputUserOfPeer(peer as tl.TypeInputPeer) ?? { _: 'inputUserEmpty' };
const asChannel: Upgrade = (peer) => inputChannelOfPeer(peer as tl.TypeInputPeer) ?? { _: 'inputChannelEmpty' };

/**
 * What an object of `declaration` becomes where the schema wants an `expected`; undefined where it may not stand.
 *
 * Telegram's servers take an InputPeer for an InputUser or an InputChannel, and clients of the Pyrogram family send
 * nothing else. A peer of the wrong kind becomes the empty one, which handlers refuse by name.
 */
export function standInFor(expected: string, declaration: Declaration): Upgrade | undefined {
  if (declaration.kind !== 'class' || declaration.result.type !== 'InputPeer') return undefined;
  if (expected === 'InputUser') return asUser;
  return expected === 'InputChannel' ? asChannel : undefined;
}
