import { useSyncExternalStore } from 'react';
import type { PeerId } from '../data/views.ts';

export const SETTINGS_PAGES = [
  'profile',
  'privacy',
  'devices',
  'notifications',
  'folders',
  'look',
  'language',
  'storage',
  'keys',
] as const;
export type SettingsPage = (typeof SETTINGS_PAGES)[number];

/** Where one is. It stands in the address, so that the browser's back button works. */
export type Route =
  | { at: 'chats' }
  | { at: 'chat'; id: PeerId; message?: number; info?: boolean; thread?: number; scheduled?: boolean; start?: string }
  | { at: 'archive' }
  | { at: 'settings'; page?: SettingsPage }
  | { at: 'contacts' }
  | { at: 'new'; what: 'group' | 'channel' }
  | { at: 'join'; hash: string }
  | { at: 'addlist'; slug: string }
  | { at: 'name'; username: string; message?: number; start?: string };

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [first, second, third] = path.split('/');
  switch (first) {
    case 'chat': {
      const id = Number(second);
      if (!Number.isSafeInteger(id) || id === 0) return { at: 'chats' };
      const thread = /^thread=(\d{1,9})$/.exec(query)?.[1];
      return {
        at: 'chat',
        id,
        ...messageIn(third),
        ...(query === 'info' ? { info: true } : {}),
        ...(query === 'scheduled' ? { scheduled: true } : {}),
        ...(thread ? { thread: Number(thread) } : {}),
        ...startIn(query),
      };
    }
    case 'archive':
    case 'contacts':
      return { at: first };
    case 'settings':
      return { at: 'settings', page: SETTINGS_PAGES.find((page) => page === second) };
    case 'new':
      return { at: 'new', what: second === 'channel' ? 'channel' : 'group' };
    case 'join':
      return second ? { at: 'join', hash: decode(second) } : { at: 'chats' };
    case 'addlist':
      return second ? { at: 'addlist', slug: decode(second) } : { at: 'chats' };
    case 'name':
      return second
        ? { at: 'name', username: decode(second), ...messageIn(third), ...startIn(query) }
        : { at: 'chats' };
    default:
      return { at: 'chats' };
  }
}

function messageIn(part: string | undefined): { message?: number } {
  const message = Number(part);
  return Number.isSafeInteger(message) && message > 0 ? { message } : {};
}

/** What a link to a bot has it begin with. */
function startIn(query: string): { start?: string } {
  const start = /^start=([\w-]{1,64})$/.exec(query)?.[1];
  return start ? { start } : {};
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function formatRoute(route: Route): string {
  switch (route.at) {
    case 'chats':
      return '#/';
    case 'chat':
      return `#/chat/${route.id}${route.message ? `/${route.message}` : ''}${queryOf(route)}`;
    case 'settings':
      return `#/settings${route.page ? `/${route.page}` : ''}`;
    case 'new':
      return `#/new/${route.what}`;
    case 'join':
      return `#/join/${encodeURIComponent(route.hash)}`;
    case 'addlist':
      return `#/addlist/${encodeURIComponent(route.slug)}`;
    case 'name':
      return `#/name/${encodeURIComponent(route.username)}${route.message ? `/${route.message}` : ''}${queryOf(route)}`;
    default:
      return `#/${route.at}`;
  }
}

/** The place that a link of this server leads to, in the form that the server hands out or as an address of a page. */
export function routeOfLink(link: URL, page: string): Route | undefined {
  if (link.origin !== new URL(page).origin) return undefined;
  if (link.hash.startsWith('#/')) return parseRoute(link.hash);
  const hash = /^\/\+([\w-]{6,64})$/.exec(link.pathname)?.[1];
  if (hash) return { at: 'join', hash };
  const slug = /^\/addlist\/([\w-]{6,64})$/.exec(link.pathname)?.[1];
  if (slug) return { at: 'addlist', slug };
  const [, username, message] = /^\/([A-Za-z]\w{3,31})(?:\/(\d{1,10}))?$/.exec(link.pathname) ?? [];
  return username ? { at: 'name', username, ...messageIn(message), ...startIn(link.search.slice(1)) } : undefined;
}

interface Query {
  info?: boolean;
  thread?: number;
  scheduled?: boolean;
  start?: string;
}

function queryOf({ info, thread, scheduled, start }: Query): string {
  if (scheduled) return '?scheduled';
  if (start) return `?start=${start}`;
  return info ? '?info' : thread ? `?thread=${thread}` : '';
}

/** Goes somewhere. `replace` leaves no step to come back to. */
export function go(route: Route, replace = false): void {
  const hash = formatRoute(route);
  if (hash === location.hash) return;
  if (replace) history.replaceState(history.state, '', hash);
  else history.pushState({ inside: true }, '', hash);
  dispatchEvent(new Event('tocsin:route'));
}

/** Back to where one came from inside the messenger, or up to the list of chats. */
export function back(): void {
  if ((history.state as { inside?: boolean } | null)?.inside) history.back();
  else go({ at: 'chats' }, true);
}

let parsed = { hash: '', route: parseRoute('') };

function current(): Route {
  if (parsed.hash !== location.hash) parsed = { hash: location.hash, route: parseRoute(location.hash) };
  return parsed.route;
}

function subscribe(listener: () => void): () => void {
  const events = ['popstate', 'hashchange', 'tocsin:route'];
  for (const event of events) addEventListener(event, listener);
  return () => {
    for (const event of events) removeEventListener(event, listener);
  };
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, current);
}
