import type { tl } from '@mtcute/core';
import {
  createPoll,
  type Entity,
  type MessageMedia,
  type NewPoll,
  type PeerId,
  type PollAnswer,
  type PollMedia,
  refuse,
} from '#domain';
import type { Call } from '../context.ts';
import { fromTlEntities } from './entities.ts';

const fewestAnswers = 2;

/** Reads a file or place as messages carry it. */
type ReadMedia = (input: tl.TypeInputMedia) => Promise<MessageMedia>;

/** Keeps the poll that a message is to carry. */
export async function fromTlInputPoll(
  call: Call,
  input: tl.RawInputMediaPoll,
  to: PeerId | undefined,
  read: ReadMedia,
): Promise<MessageMedia> {
  const { poll } = input;
  const { limits } = call.world;
  if (poll.question.text.trim().length > limits.pollQuestionLength && !call.isBot) refuse('poll-question-invalid');
  if (poll.answers.length < fewestAnswers && !call.isBot) refuse('poll-answers-invalid');
  const answers: PollAnswer[] = [];
  for (const [index, answer] of poll.answers.entries()) answers.push(await fromTlAnswer(call, answer, index, read));
  const closeAt =
    poll.closeDate ?? (poll.closePeriod === undefined ? undefined : call.world.clock.nowS() + poll.closePeriod);
  const { text: question, entities: questionEntities } = fromTlTrimmed(call, poll.question);
  const kept: NewPoll = {
    creator: call.account,
    question,
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
    ...(input.solutionMedia ? { solutionMedia: await fromTlPollMedia(read, input.solutionMedia) } : {}),
    ...(poll.openAnswers ? { open: true } : {}),
    membersOnly: poll.subscribersOnly ?? false,
    ...(poll.countriesIso2 && poll.countriesIso2.length > 0 ? { countries: poll.countriesIso2 } : {}),
    closed: false,
    ...(closeAt !== undefined ? { closeAt } : {}),
    ...(poll.closePeriod !== undefined ? { closePeriodS: poll.closePeriod } : {}),
  };
  const beside = input.attachedMedia && (await fromTlPollMedia(read, input.attachedMedia));
  return { kind: 'poll', poll: await createPoll(call.world, kept, to), ...(beside ? { beside } : {}) };
}

/** One answer as a client writes it. Clients of the newest layer leave the naming to the server. */
async function fromTlAnswer(
  call: Call,
  answer: tl.TypePollAnswer,
  index: number,
  read: ReadMedia,
): Promise<PollAnswer> {
  const named = answer._ === 'pollAnswer' ? answer.option : Uint8Array.of(48 + index);
  const { text, entities, media } = await fromTlAnswerWords(call, answer, read);
  return {
    text,
    ...(entities.length > 0 ? { entities } : {}),
    ...(media ? { media } : {}),
    option: named.toBase64(),
  };
}

/** What an answer says and shows. @throws the errors that the schema lists for media */
export async function fromTlAnswerWords(
  call: Call,
  answer: tl.TypePollAnswer,
  read: ReadMedia,
): Promise<{ text: string; entities: Entity[]; media?: PollMedia }> {
  // Only what is to be sent names files; what was received is written with the media of messages.
  const media = answer._ === 'inputPollAnswer' ? answer.media : undefined;
  return {
    ...fromTlTrimmed(call, answer.text),
    ...(media ? { media: await fromTlPollMedia(read, media) } : {}),
  };
}

async function fromTlPollMedia(read: ReadMedia, input: tl.TypeInputMedia): Promise<PollMedia> {
  if (input._ === 'inputMediaWebPage') {
    if (!/^https?:$/.test(URL.parse(input.url)?.protocol ?? '')) refuse('media-invalid');
    return { kind: 'link', url: input.url };
  }
  const media = await read(input);
  return media.kind === 'photo' || media.kind === 'document' || media.kind === 'geo' || media.kind === 'venue'
    ? media
    : refuse('media-invalid');
}

/** Without blanks at its ends; what is formatted keeps its place. */
function fromTlTrimmed(call: Call, given: tl.TypeTextWithEntities): { text: string; entities: Entity[] } {
  const text = given.text.trim();
  const start = given.text.length - given.text.trimStart().length;
  const entities = fromTlEntities(call, given.entities).flatMap((entity) => {
    const from = Math.max(entity.offset - start, Math.min(entity.offset, 0));
    const end = entity.offset + entity.length;
    const to = end > given.text.length ? end : Math.min(end - start, text.length);
    return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  return { text, entities };
}
