import { type PeerId, peerKind, setTyping } from '#domain';
import { badRequest } from '../api-error.ts';
import { requirePeer } from '../from-api/chat.ts';
import { readTextArgument } from '../from-api/text.ts';
import { method } from '../method.ts';

/** What the bot has of its answer so far: shown to the person while it is written, and kept nowhere. */
export const sendMessageDraft = method('sendMessageDraft', async (call) => {
  const { args, bot, world } = call;
  const { text, entities } = readTextArgument(args, 'text');
  const peer: PeerId = await requirePeer(call, 'speak');
  const id = args.int('draft_id') ?? 0;
  if (id === 0) throw badRequest('RANDOM_ID_INVALID');
  if (peerKind(peer) !== 'account') throw badRequest('TEXTDRAFT_PEER_INVALID');
  if (text.length > world.limits.textLength) throw badRequest('message is too long');
  const draft = { id: String(id), text, entities: entities ?? [] };
  await setTyping(world, { account: bot.id, peer, action: { name: 'typing', draft } });
  return true;
});
