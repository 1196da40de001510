import { createPoll, type PollAnswer } from '#domain';
import { badRequest } from '../api-error.ts';
import { type Arguments, isFields } from '../arguments.ts';
import type { Call } from '../context.ts';
import { readTextArgument, readTextIn } from './text.ts';

const longestOpenS = 600;
const shortestOpenS = 5;

/** Keeps the poll that a request describes. @throws ApiError and what `createPoll` refuses */
export async function readPoll(call: Call): Promise<number> {
  const { args, world } = call;
  const question = readTextArgument(args, 'question', 'question');
  if (question.text.trim() === '') throw badRequest('poll question must be non-empty');
  const answers = readAnswers(args);
  const type = args.text('type')?.toLowerCase() ?? 'regular';
  if (type !== 'regular' && type !== 'quiz') throw badRequest('Unsupported poll type specified');
  const quiz = type === 'quiz';
  const solution =
    args.text('explanation') === undefined ? undefined : readTextArgument(args, 'explanation', 'explanation');
  const periodS = args.int('open_period');
  if (periodS && (periodS < shortestOpenS || periodS > longestOpenS))
    throw badRequest('wrong poll open period specified');
  const closeAt = periodS ? world.clock.nowS() + periodS : args.int('close_date');
  return createPoll(world, {
    creator: call.bot.id,
    question: question.text.trim(),
    ...(question.entities.length > 0 ? { questionEntities: question.entities } : {}),
    answers,
    anonymous: args.flagOr('is_anonymous') ?? true,
    multiple: args.flag('allows_multiple_answers'),
    quiz,
    correct: quiz ? readCorrect(args, answers) : [],
    ...(quiz && solution ? { solution: solution.text, solutionEntities: solution.entities } : {}),
    closed: args.flag('is_closed'),
    ...(closeAt ? { closeAt } : {}),
    ...(periodS ? { closePeriodS: periodS } : {}),
  });
}

function readAnswers(args: Arguments): PollAnswer[] {
  const list = args.json('options', "can't parse options JSON object");
  if (!Array.isArray(list)) throw badRequest('expected an Array of String as options');
  if (list.length < 2) throw badRequest('poll must have at least 2 option');
  return list.map((item: unknown, index): PollAnswer => {
    const option = Uint8Array.of(48 + index).toBase64();
    if (typeof item === 'string') return { text: item.trim(), option };
    if (!isFields(item)) throw badRequest('expected an option to be of type String');
    const { text, entities } = readTextIn(item, 'text', { mode: 'text_parse_mode', list: 'text_entities' });
    return { text: text.trim(), option, ...(entities.length > 0 ? { entities } : {}) };
  });
}

/** The right answer was one number before it became a list. */
function readCorrect(args: Arguments, answers: readonly PollAnswer[]): string[] {
  const list = args.json('correct_option_ids', "can't parse correct option identifiers JSON object");
  const single = args.int('correct_option_id');
  const ids: unknown[] = Array.isArray(list) ? list : single === undefined ? [] : [single];
  return ids.map((id) => {
    const answer = typeof id === 'number' ? answers[id] : undefined;
    if (!answer) throw badRequest('Invalid correct option identifier specified');
    return answer.option;
  });
}
