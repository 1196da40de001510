import {
  forwardMessages,
  mailboxOf,
  type Message,
  type MessageId,
  type PeerId,
  randomId64,
  type SendResult,
} from '#domain';
import { badRequest } from '../api-error.ts';
import type { Arguments } from '../arguments.ts';
import type { Call } from '../context.ts';
import { requirePeer } from './chat.ts';
import { readEffect, readTopic } from './send.ts';

/** Forwards messages, or with `copy` sends them as the bot's own. */
export async function forward(
  call: Call,
  ids: readonly MessageId[],
  options: { copy: boolean; dropCaptions: boolean },
): Promise<SendResult[]> {
  const to = await requirePeer(call, 'speak');
  const from = await requirePeer(call, 'look', 'from_chat_id');
  const found = await forwardable(call, from, ids);
  const what = options.copy ? 'copy' : 'forward';
  if (found.length === 0)
    throw badRequest(ids.length > 1 ? `there are no messages to ${what}` : `message to ${what} not found`);
  call.pace.spend(call.bot.id, to, found.length);
  return forwardMessages(call.world, {
    account: call.bot.id,
    from,
    ids: found.map(({ id }) => id),
    randomIds: found.map(() => randomId64(call.world)),
    to,
    dropAuthor: options.copy,
    dropCaptions: options.dropCaptions,
    silent: call.args.flag('disable_notification'),
    noForwards: call.args.flag('protect_content'),
    topic: readTopic(call.args),
    videoStartS: readVideoStart(call.args),
    ...readEffect(call.args),
  });
}

/** Where a video is to begin from now on; undefined leaves it as it is. */
export function readVideoStart(args: Arguments): number | undefined {
  const startS = args.int('video_start_timestamp');
  return startS === undefined || startS < 0 ? undefined : Math.min(startS, longestS);
}

const longestS = 86_400;

/** Those that are there and are no line of the chat itself; the API passes over the others. */
async function forwardable(call: Call, from: PeerId, ids: readonly MessageId[]): Promise<Message[]> {
  const messages = await call.world.store.read((tx) => tx.messages.get(mailboxOf(call.bot.id, from), ids));
  const byId = new Map(messages.map((message) => [message.id, message]));
  return ids.flatMap((id) => {
    const message = byId.get(id);
    return message && message.peer === from && !message.content.action ? [message] : [];
  });
}
