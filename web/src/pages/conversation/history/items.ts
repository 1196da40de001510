import { LOCAL_IDS, type Message } from '../../../data/views.ts';
import { dayOf } from '../../../i18n/format.ts';

/** One line of the list: a day, the line above what is new, a message, or an album of several. */
export type Item =
  | { kind: 'day'; key: string; date: number }
  | { kind: 'unread'; key: string }
  | { kind: 'action'; key: string; message: Message }
  | { kind: 'message'; key: string; messages: Message[]; first: boolean; last: boolean };

const TOGETHER_S = 600;

/** Puts days, the unread line and albums into a stretch of history. `readUpTo` 0: no unread line. */
export function itemsOf(messages: readonly Message[], readUpTo: number): Item[] {
  const items: Item[] = [];
  let day = 0;
  let unreadShown = readUpTo === 0;
  for (let i = 0; i < messages.length; i++) {
    const message = messages[i];
    if (!message) continue;
    const today = dayOf(message.date);
    if (today !== day) items.push({ kind: 'day', key: `day-${today}`, date: message.date });
    day = today;
    if (!unreadShown && !message.out && message.id > readUpTo && message.id < LOCAL_IDS) {
      items.push({ kind: 'unread', key: 'unread' });
      unreadShown = true;
    }
    if (message.action) {
      items.push({ kind: 'action', key: message.key, message });
      continue;
    }
    const previous = items.at(-1);
    const before = previous?.kind === 'message' ? previous.messages.at(-1) : undefined;
    if (previous?.kind === 'message' && message.album && before?.album === message.album) {
      previous.messages.push(message);
      continue;
    }
    const follows = previous?.kind === 'message' && before !== undefined && belongsTogether(before, message);
    if (follows) previous.last = false;
    items.push({ kind: 'message', key: message.key, messages: [message], first: !follows, last: true });
  }
  return items;
}

function belongsTogether(before: Message, message: Message): boolean {
  return (
    before.from === message.from &&
    before.out === message.out &&
    !message.isPost &&
    message.date - before.date < TOGETHER_S
  );
}

const LINE_PX = 21;
const CHARS_PER_LINE = 48;

/** A guess of a line's height before it is drawn, so that the scroll bar tells the truth early. */
export function estimate(item: Item | undefined): number {
  if (!item) return 48;
  if (item.kind !== 'message') return item.kind === 'day' ? 40 : 36;
  const message = item.messages[0];
  if (!message) return 48;
  const text = item.messages.reduce((longest, it) => Math.max(longest, it.text.length), 0);
  const breaks = message.text.split('\n').length - 1;
  const lines = text === 0 ? 0 : Math.ceil(text / CHARS_PER_LINE) + breaks;
  const head = (item.first ? 4 : 0) + (message.reply ? 46 : 0) + (message.forward ? 20 : 0);
  const foot = message.reactions.length > 0 ? 34 : 0;
  return 18 + head + lines * LINE_PX + mediaHeight(message) + foot + (message.keyboard?.rows.length ?? 0) * 42;
}

function mediaHeight({ media }: Message): number {
  switch (media?.kind) {
    case undefined:
      return 0;
    case 'photo':
    case 'video':
    case 'gif':
      return fitted(media.width ?? 320, media.height ?? 240).height;
    case 'sticker':
      return 180;
    case 'round':
      return 240;
    case 'poll':
      return 80 + media.options.length * 44;
    case 'checklist':
      return 48 + media.tasks.length * 32;
    case 'link-preview':
      return media.photo ? 200 : 76;
    default:
      return 60;
  }
}

const MAX_W = 420;
const MAX_H = 440;
const MIN_W = 160;

/** The size of a picture in a bubble: never wider or higher than fits, never a sliver. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const w = Math.max(1, width);
  const h = Math.max(1, height);
  const scale = Math.min(MAX_W / w, MAX_H / h, Math.max(1, MIN_W / w));
  return {
    width: Math.round(Math.max(MIN_W, Math.min(MAX_W, w * scale))),
    height: Math.round(Math.max(80, Math.min(MAX_H, h * scale))),
  };
}
