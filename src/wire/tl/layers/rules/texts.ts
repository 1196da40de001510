/** Texts that were plain strings before they could hold entities, and what lists of chats and polls gained. */
import type { tl } from '@mtcute/core';
import Long from 'long';
import { down, type RuleGroup, up } from '../rule.ts';

const plain = (text: string): tl.TypeTextWithEntities => ({ _: 'textWithEntities', text, entities: [] });
const withEntities = (text: string | tl.TypeTextWithEntities) => (typeof text === 'string' ? plain(text) : text);

export const texts: RuleGroup = {
  down: [
    down<tl.RawPoll>('poll', (poll) => ({ ...poll, question: poll.question.text })),
    down<tl.RawPollAnswer>('pollAnswer', (answer) => ({ ...answer, text: answer.text.text })),
    down<tl.RawDialogFilter>('dialogFilter', (filter) => ({ ...filter, title: filter.title.text })),
    // Before shared folders existed they are shown as folders of one's own.
    down<tl.RawDialogFilterChatlist>('dialogFilterChatlist', (filter, layer) =>
      layer.has('dialogFilterChatlist')
        ? { ...filter, title: filter.title.text }
        : { ...filter, _: 'dialogFilter', excludePeers: [] },
    ),
    down<tl.chatlists.RawChatlistInvite>('chatlists.chatlistInvite', (invite) => ({
      ...invite,
      title: invite.title.text,
    })),
    down<tl.RawPageListOrderedItemText>('pageListOrderedItemText', (item) => ({ ...item, num: item.num ?? '' })),
    down<tl.RawPageListOrderedItemBlocks>('pageListOrderedItemBlocks', (item) => ({ ...item, num: item.num ?? '' })),
  ],
  up: [
    up<{ question: string | tl.TypeTextWithEntities; hash?: Long }>('poll', (poll) => ({
      ...poll,
      question: withEntities(poll.question),
      hash: poll.hash ?? Long.ZERO,
    })),
    up<{ text: string | tl.TypeTextWithEntities }>('pollAnswer', (answer) => ({
      ...answer,
      text: withEntities(answer.text),
    })),
    up<{ title: string | tl.TypeTextWithEntities }>('dialogFilter', (filter) => ({
      ...filter,
      title: withEntities(filter.title),
    })),
    up<{ title: string | tl.TypeTextWithEntities }>('dialogFilterChatlist', (filter) => ({
      ...filter,
      title: withEntities(filter.title),
    })),
    up<{ poll: tl.RawPoll; correctAnswers?: Uint8Array[] }>('inputMediaPoll', (media) => ({
      ...media,
      correctAnswers: media.correctAnswers?.map((option) => answerIndex(media.poll, option)),
    })),
    up('messages.getPollResults', (request) => ({ ...request, pollHash: Long.ZERO })),
    up<{ msgId?: number; text?: string }>('messages.translateText', (request) => ({
      ...request,
      id: request.msgId === undefined ? request['id'] : [request.msgId],
      text: typeof request.text === 'string' ? [plain(request.text)] : request.text,
    })),
    up<{ changeTone?: string }>('messages.composeMessageWithAI', (request) => ({
      ...request,
      tone: request.changeTone === undefined ? undefined : { _: 'inputAiComposeToneDefault', tone: request.changeTone },
    })),
  ],
  forgotten: { 'messages.translateText': ['fromLang'] },
};

/** Older layers name the right answers of a quiz by their option, the newest one by their place; −1 for none. */
function answerIndex(poll: tl.RawPoll, option: Uint8Array): number {
  return poll.answers.findIndex((answer) => 'option' in answer && Buffer.compare(answer.option, option) === 0);
}
