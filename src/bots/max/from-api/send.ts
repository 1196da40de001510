import {
  type ContentData,
  forwardMessages,
  type Message,
  type MessageId,
  type PeerId,
  randomId64,
  sendAlbum,
  sendMessage,
} from '#domain';
import { badPayload } from '../api-error.ts';
import type { Call } from '../context.ts';
import { albumOf } from './message.ts';
import type { NewMessage } from './new-message.ts';
import { longest } from './text.ts';

export interface SendOptions {
  noWebPage?: boolean;
  /** Answered unless the message itself says what it answers. */
  replyTo?: MessageId;
}

/** Sends what a bot wrote. Several pictures and videos are one album. Returns the message that stands for all of it. */
export async function send(call: Call, peer: PeerId, wish: NewMessage, options: SendOptions = {}): Promise<MessageId> {
  const { link, attachments, silent } = wish;
  const text = wish.text ?? { text: '' };
  const media = attachments?.media ?? [];
  const hasOwn = text.text !== '' || media.length > 0;
  if (!hasOwn && link?.type !== 'forward') throw badPayload('Message must have text, attachments or a link');
  const shared: Partial<ContentData> = {
    ...(silent ? { silent: true } : {}),
    ...(options.noWebPage ? { noWebPage: true } : {}),
  };
  const markup = attachments?.markup ? { markup: attachments.markup } : {};
  const replyTo = link?.type === 'reply' ? answered(peer, link.message) : options.replyTo;
  const common = { sender: call.bot.id, peer, captionLength: longest, ...(replyTo === undefined ? {} : { replyTo }) };
  let first: MessageId | undefined;
  if (media.length > 1) {
    const items = media.map((one, index) => ({
      randomId: randomId64(call.world),
      data: { ...shared, ...(index === 0 ? { ...text, ...markup } : { text: '' }), media: one },
    }));
    first = (await sendAlbum(call.world, { ...common, items }))[0]?.id;
  } else if (hasOwn) {
    const data = { ...shared, ...text, ...markup, ...(media[0] ? { media: media[0] } : {}) };
    first = (await sendMessage(call.world, { ...common, randomId: randomId64(call.world), data })).id;
  }
  if (link?.type === 'forward') first = await forward(call, peer, link.message, silent);
  if (first === undefined) throw new Error('a message that was just sent has no id');
  return first;
}

function answered(peer: PeerId, message: Message): MessageId {
  if (message.peer !== peer) throw badPayload('Linked message must be in the same chat');
  return message.id;
}

async function forward(call: Call, to: PeerId, message: Message, silent: boolean): Promise<MessageId | undefined> {
  const ids = (await call.world.store.read((tx) => albumOf(tx, message))).map(({ id }) => id);
  const sent = await forwardMessages(call.world, {
    account: call.bot.id,
    from: message.peer,
    ids,
    randomIds: ids.map(() => randomId64(call.world)),
    to,
    dropAuthor: false,
    dropCaptions: false,
    silent,
    noForwards: false,
  });
  return sent[0]?.id;
}
