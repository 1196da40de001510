import type { PeerId } from '#domain';
import type { Call } from '../context.ts';
import { requirePeer, requireUser } from './chat.ts';

/** Who reacted: a person, or a chat that speaks for itself. */
export async function readReactor(call: Call): Promise<PeerId> {
  if (call.args.text('user_id') !== undefined) return (await requireUser(call)).id;
  return requirePeer(call, 'look', 'actor_chat_id');
}
