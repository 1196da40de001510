import { refuse } from '../errors.ts';
import type { World } from '../ports.ts';
import type { Poll } from './repository.ts';

/**
 * Keeps a poll that is about to be sent. People's polls are held to less by their own door.
 *
 * @throws poll-question-invalid, poll-answers-invalid, poll-answer-invalid, poll-option-invalid, poll-option-duplicate,
 * quiz-correct-answers-empty, quiz-correct-answers-too-much, quiz-correct-answer-invalid
 */
export function createPoll(world: World, poll: Omit<Poll, 'id'>): Promise<number> {
  checkPoll(world, poll);
  return world.store.write((tx) => tx.polls.insert(poll));
}

const optionBytes = 100;

function checkPoll(world: World, poll: Omit<Poll, 'id'>): void {
  const { limits } = world;
  const question = poll.question.trim();
  if (question === '' || question.length > limits.botPollQuestionLength) refuse('poll-question-invalid');
  if (poll.answers.length < 1 || poll.answers.length > limits.pollAnswers) refuse('poll-answers-invalid');
  for (const answer of poll.answers) {
    const text = answer.text.trim();
    if (text === '' || text.length > limits.pollAnswerLength) refuse('poll-answer-invalid');
    if (answer.option === '' || answer.option.length > (optionBytes * 4) / 3 + 4) refuse('poll-option-invalid');
  }
  if (new Set(poll.answers.map((answer) => answer.option)).size !== poll.answers.length)
    refuse('poll-option-duplicate');
  if (!poll.quiz) return;
  if (poll.correct.length === 0) refuse('quiz-correct-answers-empty');
  if (poll.correct.length > 1 && !poll.multiple) refuse('quiz-correct-answers-too-much');
  const options = poll.answers.map(({ option }) => option);
  if (!poll.correct.every((option) => options.includes(option))) refuse('quiz-correct-answer-invalid');
}
