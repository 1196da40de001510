import { refuse } from '../errors.ts';
import type { Chat } from '../chats/repository.ts';
import { type PeerId, peerKind } from '../ids.ts';
import type { Limits } from '../limits.ts';
import type { Entity } from '../messages/content.ts';
import type { Tx, World } from '../ports.ts';
import type { Poll, PollAnswer } from './repository.ts';

export type NewPoll = Omit<Poll, 'id' | 'members'> & {
  /** Only those vote who were members of the channel before. */
  membersOnly?: boolean;
};

/**
 * Keeps a poll that is about to be sent to `to`. People's polls are held to less by their own door.
 *
 * @throws poll-question-invalid, poll-answers-invalid, poll-answer-invalid, poll-option-invalid, poll-option-duplicate,
 * quiz-correct-answers-empty, quiz-correct-answers-too-much, quiz-correct-answer-invalid, poll-not-open,
 * poll-limits-invalid, poll-voters-public, media-caption-too-long, entity-bounds-invalid
 */
export function createPoll(world: World, { membersOnly, ...poll }: NewPoll, to?: PeerId): Promise<number> {
  checkPoll(world, poll);
  if (poll.open && (poll.quiz || poll.anonymous)) refuse('poll-not-open');
  return world.store.write(async (tx) => {
    const channel = to === undefined ? undefined : await channelAt(tx, to);
    if (channel && !poll.anonymous) refuse('poll-voters-public');
    if (!membersOnly && !poll.countries) return tx.polls.insert(poll);
    // Who may vote is narrowed in channels alone.
    const of = channel?.id ?? refuse('poll-limits-invalid');
    const members = { of, sentAt: world.clock.nowS() };
    return tx.polls.insert(membersOnly ? { ...poll, members } : poll);
  });
}

/** Nobody who reads a channel is told who else does, so no poll names its voters there. @throws poll-voters-public */
export async function checkVotersHidden(tx: Tx, polls: readonly number[], to: PeerId): Promise<void> {
  if (polls.length === 0 || !(await channelAt(tx, to))) return;
  if ((await tx.polls.many(polls)).some(({ anonymous }) => !anonymous)) refuse('poll-voters-public');
}

async function channelAt(tx: Tx, to: PeerId): Promise<Chat | undefined> {
  const chat = peerKind(to) === 'channel' ? await tx.chats.get(to) : undefined;
  return chat?.kind === 'channel' ? chat : undefined;
}

const optionBytes = 100;

function checkPoll(world: World, poll: Omit<NewPoll, 'membersOnly'>): void {
  const { limits } = world;
  const question = poll.question.trim();
  if (question === '' || question.length > limits.botPollQuestionLength) refuse('poll-question-invalid');
  if (poll.answers.length < 1 || poll.answers.length > limits.pollAnswers) refuse('poll-answers-invalid');
  for (const answer of poll.answers) checkAnswer(limits, answer);
  if (new Set(poll.answers.map((answer) => answer.option)).size !== poll.answers.length)
    refuse('poll-option-duplicate');
  checkEntities(poll.question, poll.questionEntities);
  if (poll.solution !== undefined) checkSolution(limits, poll.solution, poll.solutionEntities);
  const countries = poll.countries ?? [];
  if (countries.length > limits.pollCountries || !countries.every((code) => /^[A-Z]{2}$/.test(code)))
    refuse('poll-limits-invalid');
  if (!poll.quiz) return;
  if (poll.correct.length === 0) refuse('quiz-correct-answers-empty');
  if (poll.correct.length > 1 && !poll.multiple) refuse('quiz-correct-answers-too-much');
  const options = poll.answers.map(({ option }) => option);
  if (!poll.correct.every((option) => options.includes(option))) refuse('quiz-correct-answer-invalid');
}

/** @throws media-caption-too-long, entity-bounds-invalid */
function checkSolution(limits: Limits, solution: string, entities: readonly Entity[] | undefined): void {
  if (solution.length > limits.pollSolutionLength) refuse('media-caption-too-long');
  checkEntities(solution, entities);
}

/** @throws entity-bounds-invalid */
function checkEntities(text: string, entities: readonly Entity[] = []): void {
  for (const { offset, length } of entities)
    if (offset < 0 || length <= 0 || offset + length > text.length) refuse('entity-bounds-invalid');
}

/** @throws poll-answer-invalid, poll-option-invalid, entity-bounds-invalid */
export function checkAnswer(limits: Limits, { text, option, entities }: PollAnswer): void {
  checkEntities(text, entities);
  if (text.trim() === '' || text.trim().length > limits.pollAnswerLength) refuse('poll-answer-invalid');
  if (option === '' || option.length > (optionBytes * 4) / 3 + 4) refuse('poll-option-invalid');
}
