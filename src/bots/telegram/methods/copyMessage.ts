import { checkVotersHidden, startingAt } from '#domain';
import { badRequest } from '../api-error.ts';
import { requireMessageId, requirePeer } from '../from-api/chat.ts';
import { readVideoStart } from '../from-api/forward.ts';
import { readSend, requireMessageOf, send } from '../from-api/send.ts';
import { readTextArgument } from '../from-api/text.ts';
import { method } from '../method.ts';

export const copyMessage = method('copyMessage', async (call) => {
  const { args } = call;
  const common = await readSend(call);
  const from = await requirePeer(call, 'look', 'from_chat_id');
  const { content, peer } = await requireMessageOf(call, from, requireMessageId(call), 'copy');
  const chat = await call.world.store.read((tx) => tx.chats.get(peer));
  if (content.action || content.noForwards || chat?.data.noForwards) throw badRequest("the message can't be copied");
  const own = { text: content.text, ...(content.entities ? { entities: content.entities } : {}) };
  // Only media have a caption that can be replaced.
  const words = content.media && args.given('caption') !== undefined ? readTextArgument(args, 'caption') : own;
  const given = content.media;
  const media = given && (await call.world.store.read((tx) => startingAt(tx, given, readVideoStart(args))));
  if (media?.kind === 'poll') await call.world.store.read((tx) => checkVotersHidden(tx, [media.poll], common.peer));
  const sent = await send(call, common, {
    ...words,
    ...(media ? { media } : {}),
    ...(words === own && content.invertMedia ? { invertMedia: true } : {}),
    ...(content.noWebPage ? { noWebPage: true } : {}),
  });
  return { message_id: sent.message_id };
});
