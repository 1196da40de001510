import type { openSqliteStore } from '#storage';
import { indexWords } from '#domain';
import type { Person } from './population.ts';

const perCommit = 2_000;
const postsPerCommit = 10_000;
const documentsPerPut = 64;

/** Unix seconds of the first post; one follows each second. */
export const firstDate = 1_000_000;

export type Store = Awaited<ReturnType<typeof openSqliteStore>>;
type WriteTx = Parameters<Parameters<Store['write']>[0]>[0];

export interface ChannelShape {
  kind?: 'channel' | 'supergroup';
  /** Makes it public. */
  username?: string;
  /** First name of the nth of those who never come. */
  nameOf?: (index: number) => string;
}

/**
 * A broadcast channel as the domain leaves it, or a supergroup: its mailbox, a row and a dialog for each subscriber.
 * `people` sign in, the first of them owns it; `strangers` more accounts subscribe and never come. Returns the marked
 * peer.
 */
export async function makeChannel(
  store: Store,
  people: readonly Person[],
  strangers: number,
  { kind = 'channel', username, nameOf = (index) => `Subscriber ${index}` }: ChannelShape = {},
): Promise<number> {
  const now = Math.floor(Date.now() / 1000);
  const creator = people[0]?.id ?? 0;
  const chat = await store.write(async (tx) => {
    const id = await tx.chats.insert({
      ...{ kind, title: `A channel of ${people.length + strangers}`, creator, createdAt: now },
      ...{ members: people.length + strangers, version: 1, defaultBanned: [], data: {} },
      ...(username === undefined ? {} : { username }),
    });
    await tx.updates.createMailbox(id);
    return id;
  });
  const enter = async (tx: WriteTx, account: number) => {
    const status = account === creator ? 'creator' : 'member';
    await tx.chats.putMember({
      ...{ chat, account, status, inviter: creator, date: now, rights: [], banned: [], bannedUntil: 0 },
    });
    await tx.dialogs.bump(account, chat, { id: 0, date: now }, 0, 0);
  };
  for (let done = 0; done < people.length; done += perCommit)
    await store.write(async (tx) => {
      for (const { id } of people.slice(done, done + perCommit)) await enter(tx, id);
    });
  for (let done = 0; done < strangers; done += perCommit)
    await store.write(async (tx) => {
      for (let index = done; index < Math.min(strangers, done + perCommit); index++) {
        const name = { firstName: nameOf(index), lastName: '' };
        const id = await tx.accounts.insert({ kind: 'person', ...name, createdAt: 1 });
        await tx.updates.createMailbox(id);
        await enter(tx, id);
      }
    });
  return chat;
}

/** Lays posts into a channel, all of them known to the search already, as they are after some time. */
export async function fillWithPosts(
  store: Store,
  chat: number,
  count: number,
  textOf: (index: number) => string,
): Promise<void> {
  for (let done = 0; done < count; done += postsPerCommit) {
    const some = Math.min(postsPerCommit, count - done);
    await store.write(async (tx) => {
      let documents: Parameters<WriteTx['search']['put']>[0][number][] = [];
      const { lastMessageId: last } = await tx.updates.advance(chat, some, some);
      for (let index = done; index < done + some; index++) {
        const text = textOf(index);
        const date = firstDate + index;
        const content = await tx.messages.insertContent({ sender: chat, date, data: { text } });
        if (content === undefined) throw new Error('contents without a random id are always new');
        const id = last - (done + some - 1 - index);
        await tx.messages.insert({ mailbox: chat, id, peer: chat, content, date, out: false });
        documents.push({ content, words: indexWords(text), mailboxes: [chat] });
        if (documents.length < documentsPerPut && index < done + some - 1) continue;
        await tx.search.put(documents);
        documents = [];
      }
      await tx.dialogs.putTop(chat, { id: last, date: firstDate + done + some - 1 });
    });
  }
}
