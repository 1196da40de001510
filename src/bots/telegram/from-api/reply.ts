import {
  answerElsewhere,
  type ContentData,
  DomainError,
  type Message,
  type MessageId,
  mailboxOf,
  type PeerId,
  type ReplyQuote,
} from '#domain';
import { badRequest } from '../api-error.ts';
import { type Fields, flagIn, isFields, numberIn, textIn } from '../arguments.ts';
import type { Call } from '../context.ts';
import { requireReadable } from './chat.ts';
import { readTextIn } from './text.ts';

export interface Reply {
  replyTo?: MessageId;
  data: Pick<ContentData, 'quote' | 'replyPeer' | 'replyFrom' | 'replyTask' | 'replyOption'>;
}

/** What the message answers. One that is gone is an error unless the bot says that it does not mind. */
export async function readReply(call: Call, peer: PeerId): Promise<Reply> {
  const { args } = call;
  const given = args.json('reply_parameters', "can't parse reply parameters JSON object");
  if (given !== undefined && !isFields(given)) throw badRequest('object expected as reply parameters');
  const fields: Fields = given ?? {};
  // There are no messages that one person alone sees.
  if (numberIn(fields, 'ephemeral_message_id')) throw badRequest('message to be replied not found');
  const id = numberIn(fields, 'message_id') ?? args.int('reply_to_message_id') ?? 0;
  if (id <= 0) return { data: {} };
  const optional = flagIn(fields, 'allow_sending_without_reply') || args.flag('allow_sending_without_reply');
  const named = textIn(fields, 'chat_id');
  const from = named === undefined ? peer : await requireReadable(call, named);
  const found = from === peer ? await findHere(call, peer, id) : await findElsewhere(call, from, id);
  if (found === 'kept-in') return { data: {} };
  if (!found) {
    if (optional) return { data: {} };
    throw badRequest('message to be replied not found');
  }
  const { message, ...target } = found;
  const quote = quoteOf(fields, message);
  const task = numberIn(fields, 'checklist_task_id');
  const option = await optionOf(call, textIn(fields, 'poll_option_id'), message);
  return {
    ...target,
    data: {
      ...target.data,
      ...(quote ? { quote } : {}),
      ...(task === undefined ? {} : { replyTask: task }),
      ...(option === undefined ? {} : { replyOption: option }),
    },
  };
}

type Found = Reply & { message: Message };

async function findHere({ world, bot }: Call, peer: PeerId, id: MessageId): Promise<Found | undefined> {
  const [message] = await world.store.read((tx) => tx.messages.get(mailboxOf(bot.id, peer), [id]));
  return message?.peer === peer ? { message, replyTo: id, data: {} } : undefined;
}

/** A message of another chat. What may not leave its chat is not answered elsewhere, and the API sends without a word. */
async function findElsewhere(
  { world, bot }: Call,
  from: PeerId,
  id: MessageId,
): Promise<Found | 'kept-in' | undefined> {
  try {
    return await world.store.read((tx) => answerElsewhere(tx, bot.id, from, id));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'forwards-restricted') return 'kept-in';
    if (error.code === 'reply-invalid' || error.code === 'channel-private') return undefined;
    throw error;
  }
}

/** The answer of the poll that is meant. */
async function optionOf({ world }: Call, id: string | undefined, message: Message): Promise<string | undefined> {
  if (!id) return undefined;
  const { media } = message.content;
  const [poll] = media?.kind === 'poll' ? await world.store.read((tx) => tx.polls.many([media.poll])) : [];
  if (!poll?.answers.some(({ option }) => option === id)) throw badRequest('POLL_OPTION_INVALID');
  return id;
}

function quoteOf(fields: Fields, message: Message): ReplyQuote | undefined {
  if (!textIn(fields, 'quote')) return undefined;
  const quote = readTextIn(fields, 'quote', { mode: 'quote_parse_mode', list: 'quote_entities' });
  const at = message.content.text.indexOf(quote.text, numberIn(fields, 'quote_position') ?? 0);
  const offset = at < 0 ? message.content.text.indexOf(quote.text) : at;
  if (offset < 0) throw badRequest('QUOTE_TEXT_INVALID');
  return { ...quote, offset };
}
