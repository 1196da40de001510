import { countryOfPhone } from '../accounts/country-of-phone.ts';
import { logAdmin } from '../channels/admin-log.ts';
import { tellGateway } from '../bots/tell-bots.ts';
import { refuse } from '../errors.ts';
import type { AccountId, MessageId, PeerId } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import { requireMessage } from '../messages/edit-message.ts';
import { isInside } from '../channels/is-inside.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { speakerOf } from '../reactions/send-reaction.ts';
import { appendUpdate } from '../updates/append-update.ts';
import type { LogEntry } from '../updates/bodies.ts';
import type { Poll } from './repository.ts';

export interface VoteRequest {
  account: AccountId;
  peer: PeerId;
  id: MessageId;
  /** Base64; empty takes the vote back. */
  options: readonly string[];
  session?: string | undefined;
}

/** Whether no more votes are taken: it was closed, or its time is over. */
export const isClosed = (poll: Poll, nowS: number): boolean =>
  poll.closed || (poll.closeAt !== undefined && poll.closeAt <= nowS);

/** Whether who voted may change or take back the vote. */
export const mayRevote = ({ revoting, quiz }: Poll): boolean => revoting ?? !quiz;

/** The poll of a message that the account sees. @throws message-id-invalid */
export async function requirePoll(
  tx: Tx,
  account: AccountId,
  peer: PeerId,
  id: MessageId,
): Promise<{ message: Message; poll: Poll }> {
  const message = await requireMessage(tx, account, peer, id);
  if (message.content.media?.kind !== 'poll') return refuse('message-id-invalid');
  const [poll] = await tx.polls.many([message.content.media.poll]);
  return poll ? { message, poll } : refuse('message-id-invalid');
}

/**
 * Votes in a poll, changes the vote or takes it back.
 *
 * @throws poll-closed, poll-country-restricted, poll-member-restricted, poll-option-invalid, revote-not-allowed
 */
export function sendVote(world: World, request: VoteRequest): Promise<{ mailbox: number; entries: LogEntry[] }> {
  return world.store.write(async (tx) => {
    const nowS = world.clock.nowS();
    const { message, poll } = await requirePoll(tx, request.account, request.peer, request.id);
    if (isClosed(poll, nowS)) refuse('poll-closed');
    await checkMayVote(tx, poll, request.account);
    const options = [...new Set(request.options)];
    if (!options.every((option) => poll.answers.some((answer) => answer.option === option)))
      refuse('poll-option-invalid');
    if (options.length > 1 && !poll.multiple) refuse('poll-option-invalid');
    if (!mayRevote(poll) && (await tx.polls.vote(poll.id, request.account))) refuse('revote-not-allowed');
    await tx.polls.putVote(poll.id, { account: request.account, options, date: nowS });
    await tellBotOfVote(tx, nowS, poll, { peer: request.peer, account: request.account, options });
    return { mailbox: message.mailbox, entries: await tellPollCopies(world, tx, message, poll.id, request.session) };
  });
}

const memberForS = 86_400;
/** As the API calls numbers that belong to no country. */
const noCountry = 'FT';

/** Whether this is one of those whom the poll asks. @throws poll-country-restricted, poll-member-restricted */
export async function checkMayVote(tx: Tx, { countries, members }: Poll, account: AccountId): Promise<void> {
  if (countries) {
    const country = countryOfPhone((await tx.accounts.get(account))?.phone) ?? noCountry;
    if (!countries.includes(country)) refuse('poll-country-restricted');
  }
  if (!members) return;
  const member = await tx.chats.member(members.of, account);
  if (!isInside(member) || member.date > members.sentAt - memberForS) refuse('poll-member-restricted');
}

/** A bot hears who chose what in a poll of its own whose voters are named. */
async function tellBotOfVote(
  tx: WriteTx,
  nowS: number,
  poll: Poll,
  vote: { peer: PeerId; account: AccountId; options: string[] },
): Promise<void> {
  if (poll.anonymous || (await tx.accounts.get(poll.creator))?.kind !== 'bot') return;
  const account = await speakerOf(tx, vote.peer, vote.account);
  await tellGateway(tx, nowS, poll.creator, 'pollAnswer', { ...vote, account, poll: poll.id });
}

/** Closes a poll before its time: its author only. */
export function closePoll(
  world: World,
  request: Omit<VoteRequest, 'options'>,
): Promise<{ mailbox: number; entries: LogEntry[] }> {
  return world.store.write(async (tx) => {
    const { message, poll } = await requirePoll(tx, request.account, request.peer, request.id);
    if (poll.creator !== request.account) refuse('message-author-required');
    if (poll.closed) refuse('poll-closed');
    await tx.polls.update({ ...poll, closed: true });
    await logAdmin(world, tx, message.peer, request.account, { kind: 'stopPoll', message });
    return { mailbox: message.mailbox, entries: await tellPollCopies(world, tx, message, poll.id, request.session) };
  });
}

/**
 * Tells every mailbox with a copy of the poll that its votes changed; returns the entries of the voter's own
 * mailbox.
 */
export async function tellPollCopies(
  world: World,
  tx: WriteTx,
  message: Message,
  poll: number,
  session: string | undefined,
): Promise<LogEntry[]> {
  const own: LogEntry[] = [];
  for (const place of await tx.messages.places(message.content.id)) {
    const mine = place.mailbox === message.mailbox;
    const body = { kind: 'poll', poll, peer: place.peer, id: place.id } as const;
    const entry = await appendUpdate(tx, place.mailbox, world.clock.nowS(), body, {
      exceptSession: mine ? session : undefined,
    });
    if (mine) own.push(entry);
  }
  return own;
}
