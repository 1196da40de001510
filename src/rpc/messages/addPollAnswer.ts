import { addAnswer } from '#domain';
import { fromTlInputMedia } from '../from-tl/input-media.ts';
import { fromTlAnswerWords } from '../from-tl/input-poll.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const addPollAnswer = method(
  'messages.addPollAnswer',
  async (call, request) => {
    const { mailbox, entries } = await addAnswer(call.world, {
      account: call.account,
      peer: fromTlPeer(call, request.peer),
      id: request.msgId,
      answer: await fromTlAnswerWords(call, request.answer, (media) => fromTlInputMedia(call, media)),
      session: ownSession(call),
    });
    return toTlEntries(call, mailbox, entries);
  },
  { peopleOnly: true },
);
