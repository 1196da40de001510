import { readablePlace } from '../channels/readable-mailbox.ts';
import type { AccountId, MessageId, PeerId } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import { filterIn, type PageFilter } from '../messages/get-history.ts';
import type { HistoryQuery } from '../messages/repository.ts';
import type { Tx, World } from '../ports.ts';

interface WalkRequest {
  account: AccountId;
  peer: PeerId;
  filter: PageFilter;
  offsetId: MessageId;
  /** Only what is older than this moment (Unix seconds); 0 leaves that end open. */
  offsetDate?: number;
}

/** How many messages of a chat one answer looks through. */
const lookedThrough = 2000;
const dayS = 86_400;

export interface CalendarDay {
  /** Unix seconds of the day's beginning in UTC. */
  date: number;
  newest: Message;
  oldest: Message;
  count: number;
}

export interface Calendar {
  total: number;
  days: CalendarDay[];
}

/** Days on which a chat has messages of a kind, newest first, as many as one look reaches. */
export function getCalendar(world: World, request: WalkRequest): Promise<Calendar> {
  return world.store.read(async (tx) => {
    const base = await baseOf(tx, request);
    const bounds = { ...below(request), ...(request.offsetDate ? { beforeDate: request.offsetDate } : {}) };
    const messages = await tx.messages.history({ ...base, ...bounds, limit: lookedThrough });
    const days: CalendarDay[] = [];
    for (const message of messages) {
      const date = Math.floor(message.content.date / dayS) * dayS;
      const day = days.at(-1);
      if (day?.date !== date) days.push({ date, newest: message, oldest: message, count: 1 });
      else {
        day.oldest = message;
        day.count += 1;
      }
    }
    // The last day may be cut: it begins the next answer, unless it is the only one.
    if (messages.length === lookedThrough && days.length > 1) days.pop();
    return { total: await tx.messages.count(base), days };
  });
}

export interface ResultPosition {
  message: Message;
  /** How many matching messages are newer. */
  offset: number;
}

/** Some messages of a kind, spread evenly over a chat, so that a client can draw a scroll bar of dates. */
export function getPositions(
  world: World,
  request: WalkRequest & { limit: number },
): Promise<{ total: number; positions: ResultPosition[] }> {
  const limit = Math.min(Math.max(request.limit, 1), world.limits.pageSize);
  return world.store.read(async (tx) => {
    const base = await baseOf(tx, request);
    const total = await tx.messages.count(base);
    const newer = request.offsetId > 0 ? await tx.messages.count({ ...base, aboveId: request.offsetId - 1 }) : 0;
    const messages = await tx.messages.history({ ...base, ...below(request), limit: lookedThrough });
    const step = Math.max(1, Math.ceil(messages.length / limit));
    const positions = messages.flatMap((message, index) =>
      index % step === 0 ? [{ message, offset: newer + index }] : [],
    );
    return { total, positions };
  });
}

async function baseOf(tx: Tx, { account, peer, filter }: WalkRequest): Promise<Omit<HistoryQuery, 'limit'>> {
  const place = await readablePlace(tx, account, peer);
  return { ...place, peer, ...filterIn(place.mailbox, account, filter) };
}

const below = ({ offsetId }: WalkRequest): Partial<HistoryQuery> => (offsetId > 0 ? { belowId: offsetId } : {});
