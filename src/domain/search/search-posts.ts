import { countryOfPhone } from '../accounts/country-of-phone.ts';
import { isWithheldFrom } from '../chats/is-withheld.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId, MessageId } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { dayOf, dayS } from '../stats/metrics.ts';
import { indexMessages } from './index-messages.ts';
import { fold } from '#lib/words/fold.ts';
import { queryWords } from './tokenise.ts';

export interface PostSearch {
  account: AccountId;
  query: string;
  /** The query is a hashtag, with or without its sign. */
  hashtag: boolean;
  /** The last post of the page before this one. */
  after?: { chat: ChatId; id: MessageId } | undefined;
  limit: number;
}

/** One page looks through so many messages at most, so many at once: what may not be shown is passed over. */
const roundsPerPage = 20;
const perRound = 500;

/**
 * Posts of public channels that hold the query's words, newest first, also of channels that the account is not in.
 *
 * @throws search-query-empty, flood-wait
 */
export async function searchPosts(world: World, request: PostSearch): Promise<{ posts: Message[]; more: boolean }> {
  const text = request.query.slice(0, world.limits.searchQueryLength).trim();
  const tag = request.hashtag ? fold(`#${text.replace(/^#/, '')}`) : undefined;
  const words = queryWords(tag ?? text);
  if (!words) return text === '' ? refuse('search-query-empty') : { posts: [], more: false };
  if (request.after === undefined) await world.store.write((tx) => countSearch(world, tx, request.account));
  await indexMessages(world);
  const limit = Math.min(Math.max(request.limit, 1), world.limits.pageSize);
  return world.store.read(async (tx) => {
    const posts: Message[] = [];
    let below = await contentOf(tx, request.after);
    for (let round = 0; round < roundsPerPage; round++) {
      const page = await tx.messages.publicPosts({ words, below, limit: round === 0 ? limit + 1 : perRound });
      const shown = await shownTo(tx, request.account, page.posts);
      posts.push(...shown.filter((post) => tag === undefined || hasTag(post, tag)));
      below = page.end;
      if (posts.length > limit || below === undefined) break;
    }
    return { posts: posts.slice(0, limit), more: posts.length > limit };
  });
}

async function contentOf(tx: Tx, place: PostSearch['after']): Promise<number | undefined> {
  if (!place) return undefined;
  const [message] = await tx.messages.get(place.chat, [place.id]);
  return message?.content.id;
}

function hasTag({ content }: Message, tag: string): boolean {
  return (content.entities ?? []).some(
    ({ type, offset, length }) => type === 'hashtag' && fold(content.text.slice(offset, offset + length)) === tag,
  );
}

/** Leaves out what the safety desk hides, and channels that the account may not look into. */
async function shownTo(tx: Tx, account: AccountId, posts: readonly Message[]): Promise<Message[]> {
  const country = countryOfPhone((await tx.accounts.get(account))?.phone);
  const open = new Set<ChatId>();
  for (const chat of await tx.chats.many([...new Set(posts.map(({ peer }) => peer))])) {
    const banned = (await tx.chats.member(chat.id, account))?.status === 'banned';
    if (!banned && !chat.data.limited && !(await isWithheldFrom(tx, chat, account))) open.add(chat.id);
  }
  return posts.filter(
    ({ peer, content }) =>
      open.has(peer) &&
      !content.takenDown &&
      !content.action &&
      !(country !== undefined && content.marks?.countries.includes(country)),
  );
}

interface Searches {
  day: number;
  n: number;
}

const setting = 'post-searches';

/** How many searches of posts the account has left today, and seconds until there are more. */
export async function searchesLeft(world: World, tx: Tx, account: AccountId): Promise<{ left: number; waitS: number }> {
  const nowS = world.clock.nowS();
  const today = await tx.accounts.setting<Searches>(account, setting);
  const used = today?.day === dayOf(nowS) ? today.n : 0;
  return { left: Math.max(0, world.limits.publicSearchesPerDay - used), waitS: dayS - (nowS % dayS) };
}

async function countSearch(world: World, tx: WriteTx, account: AccountId): Promise<void> {
  const { left, waitS } = await searchesLeft(world, tx, account);
  if (left === 0) refuse('flood-wait', { waitS });
  const n = world.limits.publicSearchesPerDay - left + 1;
  await tx.accounts.putSetting(account, setting, { day: dayOf(world.clock.nowS()), n });
}
