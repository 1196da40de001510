import { type ContentData, type Message, type MessageId, mailboxOf, type PeerId, type ReplyQuote } from '#domain';
import { badRequest } from '../api-error.ts';
import { type Fields, flagIn, isFields, numberIn, textIn } from '../arguments.ts';
import type { Call } from '../context.ts';
import { readTextIn } from './text.ts';

export interface Reply {
  replyTo?: MessageId;
  data: Pick<ContentData, 'quote' | 'replyTask' | 'replyOption'>;
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
  const elsewhere = textIn(fields, 'chat_id');
  if (elsewhere !== undefined && elsewhere !== String(peer)) {
    if (optional) return { data: {} };
    throw badRequest('message to be replied not found');
  }
  const [message] = await call.world.store.read((tx) => tx.messages.get(mailboxOf(call.bot.id, peer), [id]));
  if (!message || message.peer !== peer) {
    if (optional) return { data: {} };
    throw badRequest('message to be replied not found');
  }
  const quote = quoteOf(fields, message);
  const task = numberIn(fields, 'checklist_task_id');
  const option = await optionOf(call, textIn(fields, 'poll_option_id'), message);
  return {
    replyTo: id,
    data: {
      ...(quote ? { quote } : {}),
      ...(task === undefined ? {} : { replyTask: task }),
      ...(option === undefined ? {} : { replyOption: option }),
    },
  };
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
