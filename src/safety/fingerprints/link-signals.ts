import { hashHex, type SketchKey } from './keyed-hash.ts';

/** A link reduced to what identifies its target; `domain` is undefined for invites and public names of messengers. */
export interface LinkSketch {
  path: string;
  domain: string | undefined;
}

const LINK = /(?:https?:\/\/|(?<![\p{L}\p{N}@.])(?:t\.me|telegram\.me|tg:\/\/|www\.))[^\s<>"'`]+/giu;
const MENTION = /(?<![\p{L}\p{N}_@/.])@([a-z][a-z0-9_]{3,31})/giu;
const TRACKING = /^(?:utm_|fbclid|gclid|ref|si|igsh)/i;
const MESSENGER = new Set(['t.me', 'telegram.me', 'telegram.dog']);

/** Links in a text, at most 32. */
export const linksIn = (text: string): string[] => (text.match(LINK) ?? []).slice(0, 32);

/** Handles mentioned in a text, lower-case without the at sign, at most 32. */
export function mentionsIn(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(MENTION)) if (match[1] && found.size < 32) found.add(match[1].toLowerCase());
  for (const link of linksIn(text)) {
    const handle = /^(?:https?:\/\/)?t(?:elegram)?\.me\/([a-z][a-z0-9_]{3,31})(?:[/?#]|$)/i.exec(link)?.[1];
    if (handle && handle.toLowerCase() !== 'joinchat' && found.size < 32) found.add(handle.toLowerCase());
  }
  return [...found];
}

/** Host and path without scheme, "www.", tracking parameters, trailing punctuation and case of the host. */
export function normaliseLink(link: string): { domain: string; path: string } | undefined {
  const trimmed = link.replace(/[.,;:!?)\]}»”]+$/u, '');
  const match = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/?#@]*@)?([^/?#:]+)(?::\d+)?([^?#]*)(?:\?([^#]*))?/i.exec(trimmed);
  if (!match?.[1]) return undefined;
  const host = match[1].toLowerCase().replace(/^www\./, '');
  if (!host.includes('.') || host.length > 253) return undefined;
  const domain = MESSENGER.has(host) ? 't.me' : host;
  const folder = (match[2] ?? '').replace(/\/{2,}/g, '/').replace(/\/$/, '');
  const query = (match[3] ?? '')
    .split('&')
    .filter((part) => part !== '' && !TRACKING.test(part))
    .sort();
  const path =
    domain === 't.me'
      ? folder
          .toLowerCase()
          .replace(/^\/joinchat\//, '/+')
          .replace(/^\/s\//, '/')
      : folder;
  return { domain, path: `${domain}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`.slice(0, 1_024) };
}

/** Sketches a link under a key. A bare host has a domain only. */
export function sketchLink(key: SketchKey, link: string): LinkSketch | undefined {
  const normal = normaliseLink(link);
  if (!normal || normal.path === '') return undefined;
  return {
    path: hashHex(key, `link:${normal.path}`),
    domain: normal.domain === 't.me' ? undefined : hashHex(key, `domain:${normal.domain}`),
  };
}
