import Long from 'long';
import type { ForwardWithout } from '../../data/verbs/messages.ts';
import type { Entity, Message, PeerId } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { changeMessage, takeIn } from '../messages.ts';
import { inputPeer, inputUser } from '../peers.ts';
import { toTlEntities } from '../views/entities.ts';
import { fromHex } from '../views/media.ts';
import { commentsOf } from '../views/message.ts';
import { toTlReaction } from '../views/reaction.ts';

export async function edit(account: Account, chatId: PeerId, id: number, text: string, entities: Entity[]) {
  const answer = await account.client.call({
    _: 'messages.editMessage',
    peer: inputPeer(account, chatId),
    id,
    message: text,
    entities: toTlEntities(entities, (user) => inputUser(account, user)),
  });
  account.client.handleClientUpdate(answer, false);
}

export async function forward(
  account: Account,
  from: PeerId,
  ids: number[],
  to: PeerId[],
  without: ForwardWithout = {},
): Promise<void> {
  for (const chatId of to) {
    const answer = await account.client.call({
      _: 'messages.forwardMessages',
      fromPeer: inputPeer(account, from),
      toPeer: inputPeer(account, chatId),
      id: ids,
      randomId: ids.map(() => account.randomId()),
      dropAuthor: without.author,
      dropMediaCaptions: without.captions,
    });
    account.client.handleClientUpdate(answer, false);
  }
}

/** Shows the reaction at once; the server's answer brings the true counts. */
export async function react(account: Account, chatId: PeerId, id: number, emojis: string[]): Promise<void> {
  await changeMessage(account, chatId, id, (message) => ({ ...message, reactions: withMine(message, emojis) }));
  const answer = await account.client.call({
    _: 'messages.sendReaction',
    peer: inputPeer(account, chatId),
    msgId: id,
    reaction: emojis.map(toTlReaction),
  });
  account.client.handleClientUpdate(answer, false);
}

export function withMine(message: Message, emojis: string[]): Message['reactions'] {
  const reactions = message.reactions.map((it) => {
    const wanted = emojis.includes(it.emoji);
    return { ...it, chosen: wanted, count: it.count + (wanted ? 1 : 0) - (it.chosen ? 1 : 0) };
  });
  for (const emoji of emojis) {
    if (!reactions.some((it) => it.emoji === emoji)) reactions.push({ emoji, count: 1, chosen: true });
  }
  return reactions.filter((it) => it.count > 0);
}

export async function pin(account: Account, chatId: PeerId, id: number, pinned: boolean): Promise<void> {
  const answer = await account.client.call({
    _: 'messages.updatePinnedMessage',
    peer: inputPeer(account, chatId),
    id,
    unpin: !pinned,
    silent: true,
  });
  account.client.handleClientUpdate(answer, false);
}

export async function pinned(account: Account, chatId: PeerId): Promise<Message[]> {
  const answer = await account.client.call({
    _: 'messages.search',
    peer: inputPeer(account, chatId),
    q: '',
    filter: { _: 'inputMessagesFilterPinned' },
    minDate: 0,
    maxDate: 0,
    offsetId: 0,
    addOffset: 0,
    limit: 50,
    maxId: 0,
    minId: 0,
    hash: Long.ZERO,
  });
  return takeIn(account, answer).messages;
}

export async function vote(account: Account, chatId: PeerId, id: number, options: string[]): Promise<void> {
  const answer = await account.client.call({
    _: 'messages.sendVote',
    peer: inputPeer(account, chatId),
    msgId: id,
    options: options.map(fromHex),
  });
  account.client.handleClientUpdate(answer, false);
}

export async function addPollAnswer(account: Account, chatId: PeerId, id: number, text: string): Promise<void> {
  const answer = await account.client.call({
    _: 'messages.addPollAnswer',
    peer: inputPeer(account, chatId),
    msgId: id,
    answer: { _: 'inputPollAnswer', text: { _: 'textWithEntities', text, entities: [] } },
  });
  account.client.handleClientUpdate(answer, false);
}

export async function sendPoll(
  account: Account,
  chatId: PeerId,
  poll: { question: string; options: string[]; multiple: boolean; anonymous: boolean; open: boolean; correct?: number },
  thread?: number,
): Promise<void> {
  const answer = await account.client.call({
    _: 'messages.sendMedia',
    peer: inputPeer(account, chatId),
    message: '',
    randomId: account.randomId(),
    replyTo: thread ? { _: 'inputReplyToMessage', replyToMsgId: thread, topMsgId: thread } : undefined,
    media: {
      _: 'inputMediaPoll',
      poll: {
        _: 'poll',
        id: account.randomId(),
        hash: Long.ZERO,
        question: { _: 'textWithEntities', text: poll.question, entities: [] },
        answers: poll.options.map((text, index) => ({
          _: 'pollAnswer',
          text: { _: 'textWithEntities', text, entities: [] },
          option: Uint8Array.of(index),
        })),
        multipleChoice: poll.multiple,
        publicVoters: !poll.anonymous,
        openAnswers: poll.open,
        quiz: poll.correct !== undefined,
      },
      correctAnswers: poll.correct === undefined ? undefined : [poll.correct],
    },
  });
  account.client.handleClientUpdate(answer, false);
}

export async function startBot(account: Account, bot: PeerId, startParam: string): Promise<void> {
  const answer = await account.client.call({
    _: 'messages.startBot',
    bot: inputUser(account, bot),
    peer: inputPeer(account, bot),
    randomId: account.randomId(),
    startParam,
  });
  account.client.handleClientUpdate(answer, false);
}

export async function pressButton(account: Account, chatId: PeerId, id: number, data: Uint8Array) {
  const answer = await account.client.call({
    _: 'messages.getBotCallbackAnswer',
    peer: inputPeer(account, chatId),
    msgId: id,
    data,
  });
  return { text: answer.message, alert: answer.alert ?? false, url: answer.url };
}

const TYPING = {
  typing: 'sendMessageTypingAction',
  voice: 'sendMessageRecordAudioAction',
  none: 'sendMessageCancelAction',
} as const;

export async function typing(account: Account, chatId: PeerId, doing: 'typing' | 'voice' | 'file' | 'none') {
  if (chatId === account.self) return;
  const action =
    doing === 'file'
      ? ({ _: 'sendMessageUploadDocumentAction', progress: 0 } as const)
      : ({ _: TYPING[doing] } as const);
  await account.client.call({ _: 'messages.setTyping', peer: inputPeer(account, chatId), action });
}

/** Counts posts as seen, once for each person, and brings their counts up to date. */
export async function viewed(account: Account, chatId: PeerId, ids: number[]): Promise<void> {
  const answer = await account.client.call({
    _: 'messages.getMessagesViews',
    peer: inputPeer(account, chatId),
    id: ids,
    increment: true,
  });
  for (const [index, id] of ids.entries()) {
    const counts = answer.views[index];
    if (!counts) continue;
    const { comments, newComments } = commentsOf(counts.replies);
    await changeMessage(account, chatId, id, (message) =>
      message.views === counts.views && message.comments === comments && message.newComments === newComments
        ? message
        : { ...message, views: counts.views ?? message.views, comments, newComments },
    );
  }
}
