import type { Route } from './routes.ts';

/** -10¹² and below: supergroups and channels, as the messenger's addresses name them. */
const channelBase = 1_000_000_000_000;

/**
 * Where the links that this server hands out lead in a browser: invites (`/+hash`), people, groups and channels by name
 * (`/name`, `/name/5`) and messages of private ones (`/c/7/5`). Undefined for every other path.
 */
export function placeOfLink(path: string): string | undefined {
  const invite = /^\/(?:\+|joinchat\/)([\w-]{6,64})$/.exec(path)?.[1];
  if (invite) return `/#/join/${invite}`;
  const [, chat, message] = /^\/c\/(\d{1,15})\/(\d{1,10})$/.exec(path) ?? [];
  if (chat && message) return `/#/chat/${-channelBase - Number(chat)}/${message}`;
  const [, name, post] = /^\/([A-Za-z]\w{3,31})(?:\/(\d{1,10}))?$/.exec(path) ?? [];
  return name && `/#/name/${name}${post ? `/${post}` : ''}`;
}

/** Sends browsers from a link to the messenger. Stands behind every other route, and answers people only. */
export const linkRoutes: Route = async (request, response, url) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (!String(request.headers.accept ?? '').includes('text/html')) return false;
  const place = placeOfLink(url.pathname);
  if (!place) return false;
  response.writeHead(302, { location: place, 'cache-control': 'no-cache' }).end();
  return true;
};
