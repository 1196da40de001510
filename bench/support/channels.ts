import { type openSqliteStore } from '#storage';
import type { Person } from './population.ts';

const perCommit = 2_000;

/**
 * A broadcast channel as the domain leaves it: its mailbox, a row and a dialog for each subscriber. `people` sign in,
 * the first of them owns it; `strangers` more accounts subscribe and never come. Returns the marked peer.
 */
export async function makeChannel(
  store: Awaited<ReturnType<typeof openSqliteStore>>,
  people: readonly Person[],
  strangers: number,
): Promise<number> {
  const now = Math.floor(Date.now() / 1000);
  const creator = people[0]?.id ?? 0;
  const chat = await store.write(async (tx) => {
    const id = await tx.chats.insert({
      ...{ kind: 'channel', title: `A channel of ${people.length + strangers}`, creator, createdAt: now },
      ...{ members: people.length + strangers, version: 1, defaultBanned: [], data: {} },
    });
    await tx.updates.createMailbox(id);
    return id;
  });
  const enter = async (tx: Parameters<Parameters<typeof store.write>[0]>[0], account: number) => {
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
        const name = { firstName: `Subscriber ${index}`, lastName: '' };
        const id = await tx.accounts.insert({ kind: 'person', ...name, createdAt: 1 });
        await tx.updates.createMailbox(id);
        await enter(tx, id);
      }
    });
  return chat;
}
