import { type ContentData, randomId64, sendAlbum } from '#domain';
import { badRequest } from '../api-error.ts';
import { flagIn, isFields } from '../arguments.ts';
import type { Call } from '../context.ts';
import { albumKind, readInputMedia } from '../from-api/media.ts';
import { asFile, having, readSend, showMessages } from '../from-api/send.ts';
import { readTextIn } from '../from-api/text.ts';
import { method } from '../method.ts';

const fewest = 2;
const most = 10;

export const sendMediaGroup = method('sendMediaGroup', async (call) => {
  const list = call.args.json('media', "can't parse media JSON object");
  if (!Array.isArray(list)) throw badRequest('expected an Array of InputMedia');
  const { data: common, ...to } = await readSend(call, Math.min(list.length, most));
  const items: { randomId: string; data: ContentData }[] = [];
  if (list.length > most) throw badRequest('too many messages to send as an album');
  for (const item of list) {
    const data = { ...common, ...(await readItem(call, item)) };
    items.push({ randomId: randomId64(call.world), data });
  }
  if (items.length < fewest) throw badRequest('there must be at least 2 and at most 10 messages in an album');
  await checkKinds(call, items);
  const sent = await sendAlbum(call.world, { ...to, items });
  const [first] = sent;
  if (!first) return [];
  const shown = await showMessages(
    call,
    first.mailbox,
    sent.map(({ id }) => id),
  );
  return shown.map((message) => {
    if (message.photo) return having(message, 'photo');
    if (message.video) return having(message, 'video');
    return message.audio ? having(message, 'audio') : asFile(message, 'document');
  });
});

async function readItem(
  call: Call,
  item: unknown,
): Promise<Pick<ContentData, 'text' | 'entities' | 'media' | 'invertMedia'>> {
  if (!isFields(item)) throw badRequest("can't parse InputMedia: expected an Object");
  const media = await readInputMedia(call, item);
  const above = flagIn(item, 'show_caption_above_media') ? { invertMedia: true } : {};
  return { ...readTextIn(item, 'caption'), media, ...above };
}

async function checkKinds(call: Call, items: readonly { data: ContentData }[]): Promise<void> {
  const ids = items.flatMap(({ data }) =>
    data.media?.kind === 'photo' || data.media?.kind === 'document' ? [data.media.media] : [],
  );
  const kinds = new Set((await call.world.store.read((tx) => tx.media.many(ids))).map(albumKind));
  if (kinds.has(undefined)) throw badRequest("Can't use the media of the specified type in the album");
  if (kinds.size > 1) throw badRequest("Audio and document can't be mixed with other media types in an album");
}
