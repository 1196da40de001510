import type { Account } from '../accounts/repository.ts';
import { type PublicPost, publicChat, publicPost, invitedTo } from '../channels/public-view.ts';
import type { Chat } from '../chats/repository.ts';
import { peerKind } from '../ids.ts';
import type { Entity } from '../messages/content.ts';
import { findEntities } from '../messages/find-entities.ts';
import type { Tx, World } from '../ports.ts';

/** What a link under the server's own address leads to, for everybody alike who has it. */
export type LinkTarget =
  | { kind: 'chat'; chat: Chat }
  | { kind: 'post'; chat: Chat; post: PublicPost }
  | { kind: 'person'; account: Account }
  | { kind: 'invite'; chat: Chat };

const namedPath = /^(?<name>[a-z]\w{3,31})(?:\/(?<post>\d{1,10}))?$/i;
const invitePath = /^(?:\+|joinchat\/)(?<hash>[\w-]{10,64})$/;

/** The first link of a text, as a client previews it; `own` are entities that came with the text. */
export function firstLink(text: string, own: readonly Entity[] = []): string | undefined {
  const links = [...own, ...findEntities(text, own)].filter(({ type }) => type === 'url' || type === 'textUrl');
  const [first] = links.sort((a, b) => a.offset - b.offset);
  return first && (first.url ?? text.slice(first.offset, first.offset + first.length));
}

/** The path of a link under the server's own address, without its first slash; undefined for every other link. */
export function ownPath(world: World, url: string): string | undefined {
  const base = `${world.settings.httpBase}/`;
  if (base === '/' || url.slice(0, base.length).toLowerCase() !== base.toLowerCase()) return undefined;
  return url
    .slice(base.length)
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '');
}

/** What one of the server's own links shows: public chats, posts and people, and what an invitation is for. */
export async function linkTarget(world: World, tx: Tx, url: string): Promise<LinkTarget | undefined> {
  const path = ownPath(world, url);
  if (path === undefined) return undefined;
  const hash = invitePath.exec(path)?.groups?.hash;
  if (hash !== undefined) {
    const chat = await invitedTo(world, tx, hash);
    return chat && { kind: 'invite', chat };
  }
  const named = namedPath.exec(path)?.groups;
  if (!named?.name) return undefined;
  const chat = await publicChat(tx, named.name);
  if (!chat) return named.post === undefined ? personNamed(tx, named.name) : undefined;
  // Which messages a group has is for those who look in with an account.
  if (named.post === undefined || chat.kind !== 'channel') return { kind: 'chat', chat };
  const post = await publicPost(tx, chat, Number(named.post));
  return post && { kind: 'post', chat, post };
}

async function personNamed(tx: Tx, name: string): Promise<LinkTarget | undefined> {
  const owner = await tx.accounts.usernameOwner(name);
  if (owner === undefined || peerKind(owner) !== 'account') return undefined;
  const account = await tx.accounts.get(owner);
  if (!account || account.deletedAt !== undefined || account.suspendedAt !== undefined) return undefined;
  return { kind: 'person', account };
}
