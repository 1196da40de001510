import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { WriteTx } from '#domain';
import { type DecisionInput, decideIn, reverseIn } from '#safety';
import { atDesk } from '../support/desk.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { seededRandom } from '../support/test-world.ts';
import { until } from '../support/until.ts';

/** Kills while co-admins are told of measures, and as many while they are told that those were taken back. */
const kills = Number(process.env.TOCSIN_TELLING_KILLS ?? 3);
const choirs = 150;
/** No kill is meant after this share of the notes: all could be told before it. */
const lastShare = 0.8;
const agonyMs = 20;

/** A channel with a creator and two co-admins; returns its id. */
async function addChoir(tx: WriteTx, n: number): Promise<number> {
  const people: number[] = [];
  for (const name of ['Cinder', 'Ember', 'Wick']) {
    const id = await tx.accounts.insert({ kind: 'person', firstName: `${name} ${n}`, lastName: '', createdAt: 1 });
    await tx.updates.createMailbox(id);
    people.push(id);
  }
  const [creator = 0] = people;
  const facts = { title: `Choir ${n}`, creator, createdAt: 1, members: people.length, version: 1 };
  const chat = await tx.chats.insert({ kind: 'channel', ...facts, defaultBanned: [], data: {} });
  await tx.updates.createMailbox(chat);
  const since = { inviter: creator, date: 1, rights: [], banned: [], bannedUntil: 0 };
  for (const account of people)
    await tx.chats.putMember({ chat, account, status: account === creator ? 'creator' : 'admin', ...since });
  return chat;
}

const takedownOf = (chat: number): DecisionInput => ({
  subject: { kind: 'chat', id: chat },
  action: { kind: 'takedown' },
  ground: { kind: 'terms', reference: 'terms:4.2', explanation: 'No poems about lamps.' },
  facts: 'Twelve poems.',
  source: { kind: 'own-initiative' },
  detectedAutomatically: false,
  automation: 'none',
  category: 'SCAMS_AND_FRAUD',
  keywords: [],
  untilMs: null,
  caseId: null,
});

test(`over ${kills} kills while they are told, and as many while it is taken back, each co-admin hears of each once`, async (t) => {
  const random = seededRandom(Number(process.env.TOCSIN_SEED ?? 11));
  let server: TestServer = await startTestServer();
  t.after(() => server.stop());
  const place = server.dataDir;
  await server.kill();
  const made = await atDesk(place, ({ safety, write }) =>
    write(async (tx) => {
      const chats: number[] = [];
      for (let n = 0; n < choirs; n += 1) chats.push(await addChoir(tx, n));
      return chats;
    }).then((chats) =>
      safety.store.write(async (tx) => {
        const decisions: number[] = [];
        for (const chat of chats) decisions.push((await decideIn(tx, safety, 'system', takedownOf(chat))).id);
        return decisions;
      }),
    ),
  );

  const ask = (sql: string): number => {
    const db = new DatabaseSync(join(place, 'tocsin.db'), { readOnly: true });
    try {
      return Number(db.prepare(sql).get()?.n ?? 0);
    } finally {
      db.close();
    }
  };
  const waiting = () => ask("SELECT count(*) AS n FROM safety_outgoing WHERE c_lane = 'note'");
  const heard = (words: string, what: string) =>
    ask(`SELECT count(${what}) AS n FROM messages m JOIN contents c ON c.id = m.content
         WHERE m.peer = 777000 AND c.data LIKE '%${words}%'`);

  async function through(words: string): Promise<void> {
    assert.equal(waiting(), choirs);
    for (let round = 0; round < kills; round += 1) {
      server = await server.restart();
      const deadAt = choirs * (1 - ((round + random.below(1_000) / 1_000) / kills) * lastShare);
      await until(() => waiting() <= deadAt);
      await new Promise((resolve) => setTimeout(resolve, random.below(agonyMs)));
      await server.kill();
      assert.equal(heard(words, '*') + 2 * waiting(), 2 * choirs, 'both of a choir are told, or their note waits');
    }
    server = await server.restart();
    await until(() => waiting() === 0);
    for (const what of ['*', 'DISTINCT m.mailbox']) assert.equal(heard(words, what), 2 * choirs, `${words}: ${what}`);
  }
  await through('where you are an admin. Whoever');
  await server.kill();
  await atDesk(place, ({ safety }) =>
    safety.store.write(async (tx) => {
      for (const id of made) await reverseIn(tx, safety, 'system', id, 'own');
    }),
  );
  await through('where you are an admin, was taken back');
});
