import type { tl } from '@mtcute/core';
import { setChannelData } from '#domain';
import type { Call } from './context.ts';
import { fromTlChannel } from './from-tl/peer.ts';
import { toTlEntered } from './to-tl/chats/joined.ts';

type Switch = Omit<Parameters<typeof setChannelData>[1], 'actor' | 'chat'>;

/** Changes a switch of a supergroup or channel and answers with the chat as it is now. Throws what `setChannelData` does. */
export async function setSwitch(call: Call, channel: tl.TypeInputChannel, change: Switch): Promise<tl.TypeUpdates> {
  const chat = fromTlChannel(call, channel);
  await setChannelData(call.world, { actor: call.account, chat, ...change });
  return toTlEntered(call, chat, []);
}
