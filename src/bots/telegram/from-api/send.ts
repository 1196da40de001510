import type { Message as ApiMessage } from '@grammyjs/types';
import {
  type ContentData,
  getMessages,
  type MailboxId,
  type Message,
  type MessageId,
  mailboxOf,
  type PeerId,
  randomId64,
  sendMessage,
  type SendRequest,
} from '#domain';
import { badRequest } from '../api-error.ts';
import type { Arguments } from '../arguments.ts';
import type { Call } from '../context.ts';
import { loadFor, toApiMessage } from '../to-api/message.ts';
import { createView } from '../../view.ts';
import { requirePeer } from './chat.ts';
import { readReplyMarkup } from './reply-markup.ts';
import { readReply } from './reply.ts';
import { readTextArgument } from './text.ts';

type Common = Pick<SendRequest, 'sender' | 'peer' | 'replyTo'> & { data: Partial<ContentData> };

/** What every sending method reads: where to, in answer to what, how loud, with which keyboard. */
export async function readSend(call: Call, messages = 1): Promise<Common> {
  const { args } = call;
  const peer = await requirePeer(call, 'speak');
  call.pace.spend(call.bot.id, peer, messages);
  const { replyTo, data } = await readReply(call, peer);
  const answered = replyTo ?? readTopic(args);
  return {
    sender: call.bot.id,
    peer,
    ...(answered === undefined ? {} : { replyTo: answered }),
    data: {
      ...data,
      ...readReplyMarkup(args),
      ...(args.flag('disable_notification') ? { silent: true } : {}),
      ...(args.flag('protect_content') ? { noForwards: true } : {}),
      ...(args.flag('show_caption_above_media') ? { invertMedia: true } : {}),
      ...readEffect(args),
    },
  };
}

/** The topic of a forum that a request names; the general one, which every forum has, is where messages go without. */
export function readTopic(args: Arguments): MessageId | undefined {
  const topic = args.int('message_thread_id');
  return topic !== undefined && topic > 1 ? topic : undefined;
}

/** What is shown when the message comes. */
export function readEffect(args: Arguments): { effect?: string } {
  const effect = args.text('message_effect_id') ?? '0';
  return /^-?\d{1,19}$/.test(effect) && BigInt(effect) !== 0n
    ? { effect: BigInt.asIntN(64, BigInt(effect)).toString() }
    : {};
}

/** Sends one message and returns it as the API shows it. */
export async function send(
  call: Call,
  common: Common,
  content: Pick<ContentData, 'text'> & Partial<ContentData>,
): Promise<ApiMessage> {
  const sent = await sendMessage(call.world, {
    ...common,
    randomId: randomId64(call.world),
    data: { ...common.data, ...content },
  });
  return showMessage(call, sent.mailbox, sent.id);
}

/** The caption with its entities, marked up in any of the API's ways. @throws ApiError */
export const readCaption = (call: Call): Pick<ContentData, 'text' | 'entities'> =>
  readTextArgument(call.args, 'caption');

/** A message as it is now. @throws ApiError when it is gone */
export async function showMessage(call: Call, mailbox: MailboxId, id: MessageId): Promise<ApiMessage> {
  const [message] = await showMessages(call, mailbox, [id]);
  if (!message) throw badRequest('message not found');
  return message;
}

/** Messages as they are now, in the order given; those that are gone are left out. */
export function showMessages(call: Call, mailbox: MailboxId, ids: readonly MessageId[]): Promise<ApiMessage[]> {
  return call.world.store.read(async (tx) => {
    const view = createView(call, call.bot.id, tx);
    const found = new Map((await tx.messages.get(mailbox, ids)).map((message) => [message.id, message]));
    await loadFor(view, [...found.values()]);
    const shown: ApiMessage[] = [];
    for (const id of ids) {
      const message = found.get(id);
      if (message) shown.push(await toApiMessage(view, message));
    }
    return shown;
  });
}

/** The message that a method works on. `what` is the API's word for what it wants to do with it. */
export async function requireMessageOf(call: Call, peer: PeerId, id: MessageId, what: string): Promise<Message> {
  const [message] = await getMessages(call.world, mailboxOf(call.bot.id, peer), [id]);
  if (!message || message.peer !== peer) throw badRequest(`message to ${what} not found`);
  return message;
}

/** A sent message with the field that its method promises. */
export function having<M extends ApiMessage, K extends keyof ApiMessage>(
  message: M,
  field: K,
): M & Record<K, NonNullable<ApiMessage[K]>> {
  if (!has(message, field)) throw new Error(`a message that was just sent has no ${field}`);
  return message;
}

/**
 * A sent file as its method promises it. A file that was named by its id stays what it is, whichever method sends it: then
 * the message has the field of its own kind instead, as the API has it too.
 */
export function asFile<M extends ApiMessage, K extends FileField>(
  message: M,
  field: K,
): M & Record<K, NonNullable<ApiMessage[K]>> {
  requireFile(message, field);
  return message;
}

type FileField = 'animation' | 'audio' | 'document' | 'sticker' | 'video' | 'video_note' | 'voice';
const fileFields: readonly FileField[] = ['animation', 'audio', 'document', 'sticker', 'video', 'video_note', 'voice'];

function requireFile<M extends ApiMessage, K extends FileField>(
  message: M,
  field: K,
): asserts message is M & Record<K, NonNullable<ApiMessage[K]>> {
  if (!fileFields.some((name) => has(message, name)))
    throw new Error(`a message that was just sent has neither ${field} nor another file`);
}

const has = <M extends ApiMessage, K extends keyof ApiMessage>(
  message: M,
  field: K,
): message is M & Record<K, NonNullable<ApiMessage[K]>> => message[field] !== undefined;
