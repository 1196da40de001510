import type { ChatType } from '@maxhub/max-bot-api/types';
import { type PeerId, peerKind } from '#domain';
import type { View } from './view.ts';

/** A private chat is a dialog here, and every group a chat. */
export async function chatTypeOf(view: View, peer: PeerId): Promise<ChatType> {
  if (peerKind(peer) === 'account') return 'dialog';
  return (await view.chat(peer))?.kind === 'channel' ? 'channel' : 'chat';
}
