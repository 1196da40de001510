import type { Locator } from '../ports.ts';

export type LocatorReading = { readonly locator: Locator } | { readonly miss: LocatorMiss };
export type LocatorMiss = 'empty' | 'foreign-host' | 'not-understood' | 'number-out-of-range';

const usernamePattern = /^[a-zA-Z][a-zA-Z0-9_]{2,31}$/;

/**
 * Reads how people write subjects: a marked id, `@name`, `name`, links `https://host/name`, `/name/12`, `/c/123/45`,
 * `/+hash`, `/joinchat/hash`, and `tg://resolve?domain=name`, `tg://user?id=1`. Only links to `hosts` are ours.
 */
export function readLocator(text: string, hosts: readonly string[]): LocatorReading {
  const value = text.trim();
  if (value === '') return { miss: 'empty' };
  if (/^-?\d+$/.test(value)) return readPeer(value);
  if (value.startsWith('@')) return readName(value.slice(1));
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
  if (name !== null) return post === null ? readName(name) : readMessage(name.toLowerCase(), post);
  if (id !== null && /^\d+$/.test(id)) return readPeer(id);
  return invite === null ? { miss: 'not-understood' } : { locator: { by: 'invite', hash: invite } };
}

function readPath(parts: readonly string[]): LocatorReading {
  const [first, second, third] = parts;
  if (first === undefined) return { miss: 'not-understood' };
  if (first.startsWith('+')) return { locator: { by: 'invite', hash: first.slice(1) } };
  if (first === 'joinchat' && second !== undefined) return { locator: { by: 'invite', hash: second } };
  if (first === 'c') {
    const bare = Number(second);
    if (!Number.isSafeInteger(bare) || bare <= 0) return { miss: 'not-understood' };
    const chat = -(1_000_000_000_000 + bare);
    return third === undefined ? { locator: { by: 'peer', id: chat } } : readMessage(chat, third);
  }
  const name = first === 's' && second !== undefined ? second : first;
  const post = first === 's' ? third : second;
  if (post === undefined) return readName(name);
  return usernamePattern.test(name) ? readMessage(name.toLowerCase(), post) : { miss: 'not-understood' };
}

function readMessage(chat: string | number, post: string): LocatorReading {
  const messageId = Number(post);
  return Number.isSafeInteger(messageId) && messageId > 0
    ? { locator: { by: 'message', chat, messageId } }
    : { miss: 'not-understood' };
}
