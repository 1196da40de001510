import type { Locator } from '../ports.ts';

export type LocatorReading = { readonly locator: Locator } | { readonly miss: LocatorMiss };
export type LocatorMiss = 'empty' | 'foreign-host' | 'not-understood' | 'number-out-of-range';

const usernamePattern = /^[a-zA-Z][a-zA-Z0-9_]{2,31}$/;

/**
 * Reads how people write subjects: a marked id, `@name`, `name`, a telephone number with its `+`, links
 * `https://host/name`, `/name/12`, `/name/3/12` and `/c/123/3/45` (in a topic), `/c/123/45`, `/+hash`, `/joinchat/hash`,
 * and the `tg://` form of each. Only links to `hosts` are ours.
 */
export function readLocator(text: string, hosts: readonly string[]): LocatorReading {
  const value = text.trim();
  if (value === '') return { miss: 'empty' };
  if (/^-?\d+$/.test(value)) return readPeer(value);
  if (value.startsWith('@')) return readName(value.slice(1));
  if (value.startsWith('+')) return readPhone(value.slice(1));
  if (value.startsWith('tg://')) return readAppLink(value);
  if (usernamePattern.test(value)) return readName(value);
  const url = parseUrl(value);
  if (!url) return { miss: 'not-understood' };
  if (!hosts.includes(url.host.toLowerCase())) return { miss: 'foreign-host' };
  return readPath(url.pathname.split('/').filter((part) => part !== ''));
}

function readPeer(value: string): LocatorReading {
  const id = Number(value);
  return Number.isSafeInteger(id) && id !== 0 ? { locator: { by: 'peer', id } } : { miss: 'number-out-of-range' };
}

function readName(name: string): LocatorReading {
  return usernamePattern.test(name)
    ? { locator: { by: 'username', username: name.toLowerCase() } }
    : { miss: 'not-understood' };
}

/** Digits with what people put between them; 15 digits are the longest number. */
function readPhone(text: string): LocatorReading {
  const digits = text.replace(/[\s().\-\u00A0]/g, '');
  return /^\d{5,15}$/.test(digits) ? { locator: { by: 'phone', phone: digits } } : { miss: 'not-understood' };
}

const readInvite = (hash: string): LocatorReading =>
  /^[\w-]{1,64}$/.test(hash) ? { locator: { by: 'invite', hash } } : { miss: 'not-understood' };

function parseUrl(value: string): URL | undefined {
  const text = /^https?:\/\//i.test(value) ? value : `https://${value}`;
  return URL.canParse(text) && value.includes('/') ? new URL(text) : undefined;
}

function readAppLink(value: string): LocatorReading {
  if (!URL.canParse(value)) return { miss: 'not-understood' };
  const query = new URL(value).searchParams;
  const name = query.get('domain');
  const post = query.get('post');
  const id = query.get('id');
  const invite = query.get('invite');
  const channel = query.get('channel');
  const phone = query.get('phone');
  if (name !== null) return post === null ? readName(name) : readMessage(name.toLowerCase(), post);
  if (channel !== null) return readPrivate(channel, post ?? undefined);
  if (phone !== null) return readPhone(phone.replace(/^\+/, ''));
  if (id !== null && /^\d+$/.test(id)) return readPeer(id);
  return invite === null ? { miss: 'not-understood' } : readInvite(invite);
}

/** A channel or supergroup by its bare id, or a post in it. */
function readPrivate(id: string | undefined, post: string | undefined): LocatorReading {
  const bare = Number(id);
  if (!Number.isSafeInteger(bare) || bare <= 0) return { miss: 'not-understood' };
  const chat = -(1_000_000_000_000 + bare);
  return post === undefined ? { locator: { by: 'peer', id: chat } } : readMessage(chat, post);
}

function readPath(parts: readonly string[]): LocatorReading {
  const [first, second, third, fourth] = parts;
  if (first === undefined) return { miss: 'not-understood' };
  // Links by telephone number look like those of invitations, whose hashes are never digits alone.
  if (first.startsWith('+')) return /^\+\d+$/.test(first) ? readPhone(first.slice(1)) : readInvite(first.slice(1));
  if (first === 'joinchat' && second !== undefined) return readInvite(second);
  // A post in a topic has the topic before it.
  if (first === 'c') return readPrivate(second, fourth ?? third);
  const name = first === 's' && second !== undefined ? second : first;
  if (first !== 's' && second === 's') return { miss: 'not-understood' }; // a story
  const post = first === 's' ? third : (third ?? second);
  if (post === undefined) return readName(name);
  return usernamePattern.test(name) ? readMessage(name.toLowerCase(), post) : { miss: 'not-understood' };
}

function readMessage(chat: string | number, post: string): LocatorReading {
  const messageId = Number(post);
  return Number.isSafeInteger(messageId) && messageId > 0
    ? { locator: { by: 'message', chat, messageId } }
    : { miss: 'not-understood' };
}
