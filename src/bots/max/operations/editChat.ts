import { editGroupAbout, editGroupPhoto, editGroupTitle, makeFaceOf, pinMessage } from '#domain';
import { missing } from '../api-error.ts';
import { fieldsIn, flagIn, textIn } from '../fields.ts';
import { imagesOf } from '../from-api/attachments.ts';
import { requireGroup } from '../from-api/chat.ts';
import { requireMessage } from '../from-api/message.ts';
import { operation } from '../operation.ts';
import { showChat } from '../to-api/show.ts';

export const editChat = operation('editChat', 'PATCH', 'chats/{chatId}', async (call) => {
  const { body, bot, world } = call;
  const { chat } = await requireGroup(call, 'belong');
  const actor = { actor: bot.id, chat: chat.id };
  const title = textIn(body, 'title', 200);
  const about = textIn(body, 'description', 400);
  const pin = textIn(body, 'pin');
  const icon = fieldsIn(body, 'icon');
  if (title !== undefined && title !== chat.title) await editGroupTitle(world, { ...actor, title });
  if (about !== undefined && about !== (chat.data.about ?? '')) await editGroupAbout(world, { ...actor, about });
  if (icon) {
    const [id] = await imagesOf(call, icon);
    const media = id === undefined ? undefined : await world.store.read((tx) => tx.media.get(id));
    if (!media) throw missing('Photo not found');
    await editGroupPhoto(world, { ...actor, photo: (await makeFaceOf(world, bot.id, media)).id });
  }
  if (pin !== undefined) {
    const { peer, id } = await requireMessage(call, pin, 'belong');
    if (peer !== chat.id) throw missing('Message not found');
    const silent = flagIn(body, 'notify') === false;
    await pinMessage(world, { account: bot.id, peer, id, pinned: true, silent, oneSide: false });
  }
  return showChat(call, chat.id);
});
