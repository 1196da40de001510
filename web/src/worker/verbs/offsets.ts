import type { HistoryFrom } from '../../data/verbs/reading.ts';

/** How the protocol says where a page lies. */
export function offsetsOf(from: HistoryFrom, limit: number) {
  return {
    offsetId: from.at === 'before' ? from.id : from.at === 'after' || from.at === 'around' ? from.id + 1 : 0,
    offsetDate: from.at === 'date' ? from.date : 0,
    addOffset: from.at === 'after' ? -limit : from.at === 'around' || from.at === 'date' ? -Math.floor(limit / 2) : 0,
  };
}
