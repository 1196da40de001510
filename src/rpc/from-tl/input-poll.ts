import type { tl } from '@mtcute/core';
import { createPoll, type MessageMedia, type PollAnswer, refuse } from '#domain';
import type { Call } from '../context.ts';
import { fromTlEntities } from './entities.ts';

const fewestAnswers = 2;

/** Keeps the poll that a message is to carry. */
export async function fromTlInputPoll(call: Call, input: tl.RawInputMediaPoll): Promise<MessageMedia> {
  const { poll } = input;
  const { limits } = call.world;
  if (poll.question.text.trim().length > limits.pollQuestionLength && !call.isBot) refuse('poll-question-invalid');
  if (poll.answers.length < fewestAnswers && !call.isBot) refuse('poll-answers-invalid');
  const answers = poll.answers.map((answer, index): PollAnswer => {
    const entities = fromTlEntities(call, answer.text.entities);
    return {
      text: answer.text.text.trim(),
      ...(entities.length > 0 ? { entities } : {}),
      // Clients of the newest layer leave the naming of answers to the server.
      option: (answer._ === 'pollAnswer' ? answer.option : Uint8Array.of(48 + index)).toBase64(),
    };
  });
  const closeAt =
    poll.closeDate ?? (poll.closePeriod === undefined ? undefined : call.world.clock.nowS() + poll.closePeriod);
  const questionEntities = fromTlEntities(call, poll.question.entities);
  const id = await createPoll(call.world, {
    creator: call.account,
    question: poll.question.text.trim(),
    ...(questionEntities.length > 0 ? { questionEntities } : {}),
    answers,
    anonymous: !poll.publicVoters,
    multiple: poll.multipleChoice ?? false,
    quiz: poll.quiz ?? false,
    correct: (input.correctAnswers ?? []).flatMap((index) => answers[index]?.option ?? []),
    ...(input.solution
      ? { solution: input.solution, solutionEntities: fromTlEntities(call, input.solutionEntities) }
      : {}),
    ...(poll.revotingDisabled ? { revoting: false } : {}),
    ...(poll.shuffleAnswers ? { shuffled: true } : {}),
    ...(poll.hideResultsUntilClose ? { hidden: true } : {}),
    closed: false,
    ...(closeAt !== undefined ? { closeAt } : {}),
    ...(poll.closePeriod !== undefined ? { closePeriodS: poll.closePeriod } : {}),
  });
  return { kind: 'poll', poll: id };
}
