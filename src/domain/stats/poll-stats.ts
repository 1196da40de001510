import { isAdmin } from '../chats/check-group-send.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import type { Tx, World } from '../ports.ts';
import type { Poll } from '../polls/repository.ts';
import { requirePoll } from '../polls/send-vote.ts';
import { countedByHourS } from './metrics.ts';
import type { Series } from './series.ts';

const hourS = 3600;
const dayS = 86_400;
/** Days after its beginning that the graph of an older poll reaches. */
const shownDays = 60;

/** Whether the account may see when a poll was voted in: whoever asked it, and admins of the chat. */
export async function maySeePollStats(tx: Tx, account: AccountId, peer: PeerId, poll: Poll): Promise<boolean> {
  if (poll.creator === account) return true;
  const member = peerKind(peer) === 'channel' ? await tx.chats.member(peer, account) : undefined;
  return member !== undefined && isAdmin(member);
}

/**
 * When each answer of a poll got the votes that it has: by the hour in its first week, then by the day.
 *
 * @throws message-id-invalid, chat-admin-required
 */
export function pollVotes(world: World, account: AccountId, peer: PeerId, id: MessageId): Promise<Series> {
  return world.store.read(async (tx) => {
    const { message, poll } = await requirePoll(tx, account, peer, id);
    if (!(await maySeePollStats(tx, account, peer, poll))) refuse('chat-admin-required');
    return drawPoll(tx, message, poll, world.clock.nowS());
  });
}

async function drawPoll(tx: Tx, message: Message, poll: Poll, nowS: number): Promise<Series> {
  const bornS = message.content.date;
  const isYoung = nowS - bornS < countedByHourS;
  const unitS = isYoung ? hourS : dayS;
  const from = Math.floor(bornS / unitS) - 1;
  const to = Math.min(Math.floor(nowS / unitS), from + (isYoung ? countedByHourS / hourS : shownDays) + 1);
  const x = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const counts = await tx.polls.votesByTime(poll.id, unitS);
  const lines = poll.answers.map(({ text, option }) => {
    const values = x.map(() => 0);
    for (const { at, count } of counts.filter((one) => one.option === option)) {
      const place = Math.min(Math.max(at - from, 0), values.length - 1);
      values[place] = (values[place] ?? 0) + count;
    }
    return { name: text, values };
  });
  return { axis: isYoung ? 'times' : 'days', x, lines };
}
