import type { Chat } from '../chats/repository.ts';
import { isDomainError } from '../errors.ts';
import { type MediaId, type MessageId, peerKind } from '../ids.ts';
import { requireOpenInvite } from '../invites/invites.ts';
import type { Message } from '../messages/content.ts';
import { pollOf } from '../messages/written-text.ts';
import type { Poll } from '../polls/repository.ts';
import type { Tx, World } from '../ports.ts';
import { countersAt } from './views.ts';

const withholding = 'withhold:';

/**
 * A chat as anybody sees it who has its public name and is not signed in. What the safety desk took down, or withholds
 * in any country, is as unknown as what never was: nobody says here where they are.
 */
export async function publicChat(tx: Tx, username: string): Promise<Chat | undefined> {
  if (!/^\w{2,64}$/.test(username)) return undefined;
  const owner = await tx.accounts.usernameOwner(username);
  if (owner === undefined || peerKind(owner) !== 'channel') return undefined;
  const chat = await tx.chats.get(owner);
  return chat && isOpenToAll(chat) ? chat : undefined;
}

/** Whether a chat shows itself to everybody, wherever they are. */
export function isOpenToAll(chat: Chat): boolean {
  if (chat.username === undefined || chat.deletedAt !== undefined || chat.suspendedAt !== undefined) return false;
  return !isWithheldAnywhere(chat);
}

/** Whether the safety desk withholds the chat in some country. */
export const isWithheldAnywhere = (chat: Chat): boolean =>
  Object.keys(chat.data.enforced?.slots ?? {}).some((slot) => slot.startsWith(withholding));

export interface PublicPost {
  message: Message;
  views: number;
  /** What it asks, when it is a poll. */
  poll?: Poll;
}

/** One post of a public channel, or undefined. What is said in groups is for those who look in with an account. */
export async function publicPost(tx: Tx, chat: Chat, id: MessageId): Promise<PublicPost | undefined> {
  if (chat.kind !== 'channel') return undefined;
  return (await shown(tx, chat, await tx.messages.get(chat.id, [id])))[0];
}

const postsShown = 20;

/** The newest posts of a public channel, newest first; `next` is where older ones follow. */
export async function publicPosts(
  tx: Tx,
  chat: Chat,
  before: MessageId | undefined,
): Promise<{ posts: PublicPost[]; next: MessageId | undefined }> {
  if (chat.kind !== 'channel') return { posts: [], next: undefined };
  const bound = before === undefined ? {} : { belowId: before };
  const page = await tx.messages.history({ mailbox: chat.id, peer: chat.id, ...bound, limit: postsShown + 1 });
  const here = page.slice(0, postsShown);
  return { posts: await shown(tx, chat, here), next: page.length > postsShown ? here.at(-1)?.id : undefined };
}

async function shown(tx: Tx, chat: Chat, messages: readonly Message[]): Promise<PublicPost[]> {
  const posts = messages.filter(
    ({ content }) => !content.action && !content.takenDown && (content.marks?.countries.length ?? 0) === 0,
  );
  const counters = await countersAt(
    tx,
    posts.map(({ id }) => ({ chat: chat.id, id })),
  );
  const asked = posts.flatMap(({ content }) => pollOf(content.media) ?? []);
  const polls = new Map((asked.length === 0 ? [] : await tx.polls.many(asked)).map((poll) => [poll.id, poll]));
  return posts.map((message) => {
    const poll = polls.get(pollOf(message.content.media) ?? 0);
    const views = counters.get(`${chat.id}:${message.id}`)?.views ?? 1;
    return { message, views, ...(poll ? { poll } : {}) };
  });
}

/** The photo of a post, when that is what it shows. */
export function photoOf({ message }: PublicPost): MediaId | undefined {
  const { media } = message.content;
  return media?.kind === 'photo' && !media.spoiler && media.ttlS === undefined ? media.media : undefined;
}

/** What an invite link leads to, without anything that was said there; undefined for a link that lets nobody in. */
export async function invitedTo(world: World, tx: Tx, hash: string): Promise<Chat | undefined> {
  try {
    return (await requireOpenInvite(world, tx, hash)).chat;
  } catch (error) {
    if (isDomainError(error)) return undefined;
    throw error;
  }
}
