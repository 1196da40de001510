import type { Patch } from './messenger.ts';
import { LOCAL_IDS, type Message, type Page, type PeerId } from './views.ts';

/** The loaded stretch of one chat's history. Oldest first; nothing is missing inside. */
export interface Window {
  chatId: PeerId;
  messages: readonly Message[];
  older: boolean;
  newer: boolean;
  /** Nothing was loaded yet. */
  empty: boolean;
  /** The newest that came while the end was not shown: a page asked for before they came does not have them. */
  arrived: readonly Message[];
}

/** So many messages stay loaded; the far end is let go while one scrolls. */
const KEEP = 400;

/** So many new messages are remembered while the end is not shown: more do not come while one page is on its way. */
const ARRIVED = 100;

export function emptyWindow(chatId: PeerId): Window {
  return { chatId, messages: [], older: true, newer: false, empty: true, arrived: [] };
}

export function showPage(window: Window, page: Page): Window {
  const shown = { ...window, older: page.older, newer: page.newer, empty: false };
  if (page.newer) return { ...shown, messages: page.messages };
  return { ...shown, ...toTheEnd(page.messages, [...window.messages, ...window.arrived]) };
}

/** Adds to a stretch that reaches the end what came while it was on its way. */
function toTheEnd(
  messages: readonly Message[],
  came: readonly Message[],
): { messages: readonly Message[]; arrived: readonly Message[] } {
  const last = lastSent({ messages })?.id ?? 0;
  const late = came.filter(({ id }) => id > last && id < LOCAL_IDS);
  return { messages: unique(late.reduce(inserted, [...messages])), arrived: [] };
}

export function addOlder(window: Window, page: Page): Window {
  const messages = [...page.messages, ...window.messages];
  const newer = window.newer || messages.length > KEEP;
  return { ...window, messages: unique(messages.slice(0, KEEP)), older: page.older, newer };
}

export function addNewer(window: Window, page: Page): Window {
  const messages = [...window.messages, ...page.messages];
  const cut = Math.max(0, messages.length - KEEP);
  const longer = { ...window, older: window.older || cut > 0, newer: page.newer };
  const kept = unique(messages.slice(cut));
  return page.newer ? { ...longer, messages: kept } : { ...longer, ...toTheEnd(kept, window.arrived) };
}

function unique(messages: Message[]): Message[] {
  const seen = new Set<number>();
  return messages.filter((message) => !seen.has(message.id) && seen.add(message.id));
}

/** Applies what the worker says to the loaded stretch; other chats' patches change nothing. */
export function patchWindow(window: Window, patch: Patch): Window {
  switch (patch.is) {
    case 'messages':
      return patch.messages
        .filter((it) => it.chatId === window.chatId)
        .reduce((all, it) => put(all, it, patch.fresh), window);
    case 'settled':
      return patch.chatId === window.chatId ? settle(window, patch.localId, patch.message) : window;
    case 'deleted': {
      if (patch.chatId !== window.chatId) return window;
      const gone = new Set(patch.ids);
      const left = (messages: readonly Message[]) => messages.filter((it) => !gone.has(it.id));
      return { ...window, messages: left(window.messages), arrived: left(window.arrived) };
    }
    case 'cleared':
      return patch.chatId === window.chatId
        ? { ...window, messages: [], older: false, newer: false, arrived: [] }
        : window;
    default:
      return window;
  }
}

function put(window: Window, message: Message, fresh: boolean): Window {
  const at = window.messages.findIndex((it) => it.id === message.id);
  const old = window.messages[at];
  if (old) {
    const messages = [...window.messages];
    // The key stays, so that the line is changed in place and not drawn anew.
    messages[at] = { ...message, key: old.key };
    return { ...window, messages };
  }
  const isThere = window.arrived.some((it) => it.id === message.id);
  if (isThere) return { ...window, arrived: window.arrived.map((it) => (it.id === message.id ? message : it)) };
  if (!fresh) return window;
  if (window.newer || window.empty) return { ...window, arrived: [...window.arrived, message].slice(-ARRIVED) };
  return { ...window, ...trimmed(inserted(window.messages, message), window.older) };
}

function settle(window: Window, localId: number, message: Message): Window {
  const local = window.messages.find((it) => it.id === localId);
  const rest = window.messages.filter((it) => it.id !== localId && it.id !== message.id);
  if (window.newer && !local) return window;
  return { ...window, messages: inserted(rest, { ...message, key: local?.key ?? message.key }) };
}

function inserted(messages: readonly Message[], message: Message): Message[] {
  let at = messages.length;
  while (at > 0 && (messages[at - 1]?.id ?? 0) > message.id) at--;
  return [...messages.slice(0, at), message, ...messages.slice(at)];
}

function trimmed(messages: Message[], older: boolean): { messages: Message[]; older: boolean } {
  if (messages.length <= KEEP) return { messages, older };
  return { messages: messages.slice(messages.length - KEEP), older: true };
}

/** The newest message that has a number on the server. */
export function lastSent(window: Pick<Window, 'messages'>): Message | undefined {
  for (let i = window.messages.length - 1; i >= 0; i--) {
    const message = window.messages[i];
    if (message && message.id < LOCAL_IDS) return message;
  }
  return undefined;
}
