import { refuse } from '../errors.ts';
import type { PeerId } from '../ids.ts';
import type { Message, PollMedia } from '../messages/content.ts';
import type { FormattedText } from '../messages/normalise-text.ts';
import { sendIn } from '../messages/send-message.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { speakerOf } from '../reactions/send-reaction.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { checkAnswer } from './create-poll.ts';
import type { Poll, PollAnswer } from './repository.ts';
import { checkMayVote, isClosed, requirePoll, tellPollCopies, type VoteRequest } from './send-vote.ts';

type Change = Omit<VoteRequest, 'options'>;
type Told = Promise<{ mailbox: number; entries: LogEntry[] }>;

const optionBytes = 8;

/**
 * A voter adds an answer to a poll that is open for them; the chat says which.
 *
 * @throws message-id-invalid, poll-closed, poll-not-open, poll-country-restricted, poll-member-restricted,
 * poll-answers-invalid, poll-answer-invalid, poll-option-duplicate, the refusals of sending
 */
export function addAnswer(world: World, change: Change & { answer: FormattedText & { media?: PollMedia } }): Told {
  return world.store.write(async (tx) => {
    const { message, poll } = await requireOpen(world, tx, change);
    await checkMayVote(tx, poll, change.account);
    if (poll.answers.length >= world.limits.pollAnswers) refuse('poll-answers-invalid');
    const { text, entities, media } = change.answer;
    const answer: PollAnswer = {
      text: text.trim(),
      ...(entities.length > 0 ? { entities } : {}),
      ...(media ? { media } : {}),
      // A name of its own, so that one which was deleted never comes back as another.
      option: world.random.bytes(optionBytes).toBase64(),
      added: { by: await speakerOf(tx, change.peer, change.account), date: world.clock.nowS() },
    };
    checkAnswer(world.limits, answer);
    if (poll.answers.some((one) => one.text === answer.text)) refuse('poll-option-duplicate');
    const after = { ...poll, answers: [...poll.answers, answer] };
    return apply(world, tx, change, message, after, { kind: 'answerAdded', answer });
  });
}

/**
 * Takes an answer out of a poll to which a voter had added it, with the votes for it: the poll's author may, and who
 * added it for a while.
 *
 * @throws message-id-invalid, poll-closed, poll-not-open, poll-option-invalid, message-author-required
 */
export function deleteAnswer(world: World, change: Change & { option: string }): Told {
  return world.store.write(async (tx) => {
    const { message, poll } = await requireOpen(world, tx, change);
    const answer = poll.answers.find(({ option }) => option === change.option);
    if (!answer?.added) return refuse('poll-option-invalid');
    if (poll.creator !== change.account)
      checkOwn(world, answer.added, await speakerOf(tx, change.peer, change.account));
    await tx.polls.dropVotes(poll.id, answer.option);
    const after = { ...poll, answers: poll.answers.filter((one) => one !== answer) };
    return apply(world, tx, change, message, after, { kind: 'answerDeleted', answer });
  });
}

function checkOwn(world: World, added: { by: PeerId; date: number }, speaker: PeerId): void {
  const isLate = world.clock.nowS() >= added.date + world.limits.pollAnswerDeleteS;
  if (added.by !== speaker || isLate) refuse('message-author-required');
}

/** A poll that takes answers of others, where it was sent: a forwarded one is nobody's to change. */
async function requireOpen(world: World, tx: Tx, change: Change): Promise<{ message: Message; poll: Poll }> {
  const found = await requirePoll(tx, change.account, change.peer, change.id);
  if (found.message.content.forward || found.message.content.takenDown) refuse('message-id-invalid');
  if (isClosed(found.poll, world.clock.nowS())) refuse('poll-closed');
  if (!found.poll.open) refuse('poll-not-open');
  return found;
}

async function apply(
  world: World,
  tx: WriteTx,
  { account, peer, session }: Change,
  message: Message,
  poll: Poll,
  action: { kind: 'answerAdded' | 'answerDeleted'; answer: PollAnswer },
): Told {
  await tx.polls.update(poll);
  await tx.search.markChanged(message.content.id);
  const told = await tellPollCopies(world, tx, message, poll.id, session);
  const data = { text: '', action };
  const said = await sendIn(world, tx, { sender: account, peer, session, replyTo: message.id, data });
  return { mailbox: message.mailbox, entries: [...told, ...said.entries] };
}
