import { deleteMessages, deletePosts, editMessage, type Message, type MessageMedia, peerKind } from '#domain';
import { badPayload } from '../api-error.ts';
import type { Call } from '../context.ts';
import { albumOf } from './message.ts';
import type { NewMessage } from './new-message.ts';
import { longest } from './text.ts';

/**
 * Changes a message as a bot wrote it anew. Without a list of attachments they stay as they are; a list stands for all of
 * them, so that an empty one takes them away. An album can lose some of its pictures and films but not win more, as those
 * would stand below what was said since.
 */
export async function edit(call: Call, message: Message, wish: NewMessage): Promise<void> {
  const { attachments, text } = wish;
  const { content } = message;
  const media = attachments?.media ?? [];
  const album = await call.world.store.read((tx) => albumOf(tx, message));
  if (media.length > Math.max(1, album.length))
    throw badPayload(`Field 'attachments' size (${media.length}) must be at most ${album.length} in an edit`);
  const markup = attachments ? attachments.markup : content.markup;
  await editMessage(call.world, {
    account: call.bot.id,
    peer: message.peer,
    id: message.id,
    captionLength: longest,
    ...(text ? { text: text.text, entities: text.entities ?? [] } : {}),
    ...(media[0] ? { media: media[0] } : {}),
    ...(attachments && media.length === 0 ? { dropMedia: true } : {}),
    ...(markup ? { markup } : {}),
  });
  if (attachments) await editRest(call, album.slice(1), media.slice(1));
}

/** The other messages of an album take the other attachments, and those that are left over go. */
async function editRest(call: Call, rest: readonly Message[], media: readonly MessageMedia[]): Promise<void> {
  const { bot, world } = call;
  for (const [index, one] of media.entries()) {
    const target = rest[index];
    const same = JSON.stringify(target?.content.media) === JSON.stringify(one);
    if (target && !same) await editMessage(world, { account: bot.id, peer: target.peer, id: target.id, media: one });
  }
  const left = rest.slice(media.length);
  const [first] = left;
  if (!first) return;
  const ids = left.map(({ id }) => id);
  if (peerKind(first.peer) === 'channel') await deletePosts(world, { account: bot.id, chat: first.peer, ids });
  else await deleteMessages(world, { account: bot.id, ids, revoke: true });
}
