import { customReaction, isDomainError, sendReaction } from '#domain';
import { badRequest } from '../api-error.ts';
import { isFields, textIn } from '../arguments.ts';
import type { Call } from '../context.ts';
import { requireMessageId, requirePeer } from '../from-api/chat.ts';
import { requireMessageOf } from '../from-api/send.ts';
import { method } from '../method.ts';

export const setMessageReaction = method('setMessageReaction', async (call) => {
  const { args, bot, world } = call;
  const emoticons = readReactions(call);
  const peer = await requirePeer(call, 'look');
  const id = requireMessageId(call);
  await requireMessageOf(call, peer, id, 'react');
  try {
    await sendReaction(world, { account: bot.id, peer, id, emoticons, big: args.flag('is_big') });
  } catch (error) {
    // Choosing what is chosen already is no error here.
    if (!isDomainError(error) || error.code !== 'message-not-modified') throw error;
  }
  return true;
});

function readReactions(call: Call): string[] {
  const list = call.args.json('reaction', "can't parse reaction types JSON object") ?? [];
  if (!Array.isArray(list)) throw badRequest('Expected an Array of ReactionType');
  return list.map((item: unknown) => {
    if (!isFields(item)) throw badRequest("can't parse ReactionType: expected an Object");
    const type = textIn(item, 'type');
    if (type === 'custom_emoji') return customReaction(Number(textIn(item, 'custom_emoji_id')));
    if (type !== 'emoji') throw badRequest('REACTION_INVALID');
    return textIn(item, 'emoji') ?? '';
  });
}
