import type { GamePlace } from '#domain';
import { badRequest } from '../api-error.ts';
import type { Call } from '../context.ts';
import { inlineTarget } from '../inline-id.ts';
import { requireMessageId, requirePeer } from './chat.ts';
import { requireMessageOf } from './send.ts';

/** The message with a game that a request is about. `what` is the API's word for what it wants with it. */
export async function readGamePlace(call: Call, what: string): Promise<GamePlace> {
  const { args } = call;
  if (args.text('chat_id') === undefined && args.text('message_id') === undefined) {
    const content = inlineTarget(call);
    if (content === undefined) throw badRequest('Message identifier is not specified');
    return { content };
  }
  const peer = await requirePeer(call, 'look');
  const id = requireMessageId(call);
  await requireMessageOf(call, peer, id, what);
  return { peer, id };
}
