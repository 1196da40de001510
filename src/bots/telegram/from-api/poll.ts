import { createPoll, type NewPoll, type PeerId, type PollAnswer } from '#domain';
import { badRequest } from '../api-error.ts';
import { type Arguments, isFields } from '../arguments.ts';
import type { Call } from '../context.ts';
import { readOptionMedia, readPollMedia } from './poll-media.ts';
import { readTextArgument, readTextIn } from './text.ts';

const longestOpenS = 2_628_000;
const answersAtMost = 12;
const answerLength = 100;
const questionLength = 300;
const shortestOpenS = 5;

/** Keeps the poll that a request describes. @throws ApiError and what `createPoll` refuses */
export async function readPoll(call: Call, to: PeerId): Promise<number> {
  const { args, world } = call;
  const question = readTextArgument(args, 'question', 'question');
  if (question.text.trim() === '') throw badRequest('poll question must be non-empty');
  if (question.text.length > questionLength) throw badRequest(`Poll question length must not exceed ${questionLength}`);
  const answers = await readAnswers(call);
  const type = args.text('type')?.toLowerCase() ?? 'regular';
  if (type !== 'regular' && type !== 'quiz') throw badRequest('Unsupported poll type specified');
  const quiz = type === 'quiz';
  const solution =
    args.text('explanation') === undefined ? undefined : readTextArgument(args, 'explanation', 'explanation');
  const revoting = args.flagOr('allows_revoting');
  const periodS = args.int('open_period');
  if (periodS && (periodS < shortestOpenS || periodS > longestOpenS))
    throw badRequest('wrong poll open period specified');
  const closeAt = periodS ? world.clock.nowS() + periodS : args.int('close_date');
  const solutionMedia = await readPollMedia(call, 'explanation_media');
  const anonymous = args.flagOr('is_anonymous') ?? true;
  const open = !quiz && args.flag('allow_adding_options');
  if (open && anonymous) throw badRequest("options can't be added to anonymous polls");
  const countries = readCountries(args);
  const poll: NewPoll = {
    creator: call.bot.id,
    question: question.text.trim(),
    ...(question.entities.length > 0 ? { questionEntities: question.entities } : {}),
    answers,
    anonymous,
    multiple: args.flag('allows_multiple_answers'),
    quiz,
    correct: quiz ? readCorrect(args, answers) : [],
    ...(open ? { open } : {}),
    membersOnly: args.flag('members_only'),
    ...(countries.length > 0 ? { countries } : {}),
    ...(quiz && solutionMedia ? { solutionMedia } : {}),
    ...(quiz && solution ? { solution: solution.text, solutionEntities: solution.entities } : {}),
    ...(revoting === undefined ? {} : { revoting }),
    ...(args.flag('shuffle_options') ? { shuffled: true } : {}),
    ...(args.flag('hide_results_until_closes') ? { hidden: true } : {}),
    closed: args.flag('is_closed'),
    ...(closeAt ? { closeAt } : {}),
    ...(periodS ? { closePeriodS: periodS } : {}),
  };
  return createPoll(world, poll, to);
}

async function readAnswers(call: Call): Promise<PollAnswer[]> {
  const { args } = call;
  const list = args.json('options', "can't parse options JSON object");
  if (!Array.isArray(list)) throw badRequest('expected an Array of String as options');
  if (list.length === 0) throw badRequest('Poll must have at least one answer option');
  if (list.length > answersAtMost) throw badRequest(`Poll can't have more than ${answersAtMost} options`);
  const answers: PollAnswer[] = [];
  for (const [index, item] of list.entries()) answers.push(await readAnswer(call, item, index));
  return answers;
}

async function readAnswer(call: Call, item: unknown, index: number): Promise<PollAnswer> {
  const option = Uint8Array.of(48 + index).toBase64();
  if (typeof item === 'string') return { text: answerText(item), option };
  if (!isFields(item)) throw badRequest('expected an option to be of type String');
  const { text, entities } = readTextIn(item, 'text', { mode: 'text_parse_mode', list: 'text_entities' });
  const media = await readOptionMedia(call, item.media);
  return {
    text: answerText(text),
    option,
    ...(entities.length > 0 ? { entities } : {}),
    ...(media ? { media } : {}),
  };
}

function answerText(text: string): string {
  if (text.trim().length > answerLength) throw badRequest(`Poll options length must not exceed ${answerLength}`);
  return text.trim();
}

const countriesAtMost = 12;

/** The countries whose people may vote. */
function readCountries(args: Arguments): string[] {
  const list = args.json('country_codes', "can't parse country codes JSON object") ?? [];
  if (!Array.isArray(list)) throw badRequest('expected an Array of String as country codes');
  if (list.length > countriesAtMost) throw badRequest('Too many countries specified');
  return list.map((code: unknown) => {
    if (typeof code !== 'string' || !/^[A-Z]{2}$/.test(code)) throw badRequest('Invalid country code specified');
    return code;
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
