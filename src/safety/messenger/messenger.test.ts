import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createChannel, finishUpload, inviteToChannel, makeDocument, savePart, sendMessage, signIn } from '#domain';
import { createMediaWorld } from '../../../tests/support/media-world.ts';
import { deskIn } from '../../../tests/support/desk-world.ts';
import { createTestWorld } from '../../../tests/support/test-world.ts';
import { decideIn } from '../enforcement/decide.ts';
import { reverseIn } from '../enforcement/reverse.ts';
import type { DecisionInput, EnforcementAction } from '../enforcement/types.ts';
import type { SafetyContext } from '../ports.ts';
import type { SubjectRef } from '../subjects.ts';
import { readContent } from './read-content.ts';

const desk = async (t: Parameters<typeof createTestWorld>[0]) => deskIn(await createTestWorld(t));

const about = (subject: SubjectRef, action: EnforcementAction): DecisionInput => ({
  subject,
  action,
  ground: { kind: 'terms', reference: 'terms:4.2', explanation: 'Trades lamp-lighting poems without a licence.' },
  facts: 'The account traded lamp-lighting poems.',
  source: { kind: 'own-initiative' },
  detectedAutomatically: false,
  automation: 'none',
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  keywords: [],
  untilMs: null,
  caseId: null,
});

const decide = async (safety: SafetyContext, subject: SubjectRef, action: EnforcementAction): Promise<number> =>
  (await safety.store.write((tx) => decideIn(tx, safety, 'system', about(subject, action)))).id;
const reverse = (safety: SafetyContext, id: number) =>
  safety.store.write((tx) => reverseIn(tx, safety, 'system', id, 'own'));
const digestOf = (safety: SafetyContext, subject: SubjectRef) =>
  safety.store.read((tx) => safety.enforcement.stateDigest(tx, subject));

test('slots of one subject commute, and undoing all of them in any order restores the state exactly', async (t) => {
  const { world, safety } = await desk(t);
  const owner = await world.addPerson('Wick');
  const account = await world.addPerson('Cinder');
  const { chat } = await createChannel(world, { creator: owner, kind: 'channel', title: 'Cinder Choir', about: '' });
  await world.store.write(async (tx) => {
    for (const [name, id] of [
      ['CinderChoir', chat],
      ['cinder_one', account],
    ] as const) {
      await tx.accounts.takeUsername(name, id);
      const person = id > 0 ? await tx.accounts.get(id) : undefined;
      if (person) await tx.accounts.update({ ...person, username: name, data: { ...person.data, limited: true } });
      const channel = id < 0 ? await tx.chats.get(id) : undefined;
      if (channel) await tx.chats.update({ ...channel, username: name });
    }
  });
  const shared: EnforcementAction[] = [
    { kind: 'label', label: 'scam' },
    { kind: 'restrict', limits: ['no-posting', 'no-search-listing'] },
    { kind: 'ban-usernames', usernames: ['cinderchoir', 'cinder_one', 'cinder_two'] },
  ];
  const both: [SubjectRef, EnforcementAction[]][] = [
    [{ kind: 'account', id: account }, [...shared, { kind: 'suspend' }]],
    [{ kind: 'chat', id: chat }, [...shared, { kind: 'takedown' }, { kind: 'withhold', countries: ['DE', 'NL'] }]],
  ];
  for (const [subject, actions] of both) {
    const before = await digestOf(safety, subject);
    const seen = new Set<string>();
    const orders = fc.tuple(
      fc.shuffledSubarray(actions, { minLength: actions.length }),
      fc.shuffledSubarray([...actions.keys()], { minLength: actions.length }),
    );
    await fc.assert(
      fc.asyncProperty(orders, async ([apply, undo]) => {
        const ids: number[] = [];
        for (const action of apply) ids.push(await decide(safety, subject, action));
        seen.add(await digestOf(safety, subject));
        assert.notEqual([...seen][0], before);
        for (const place of undo) await reverse(safety, ids[place] ?? 0);
        assert.equal(await digestOf(safety, subject), before);
      }),
      { numRuns: 12, seed: 5 },
    );
    assert.equal(seen.size, 1, 'every order of applying ends in one state');
  }
});

test('a suspended account is cut off after the commit, cannot come back, finds why in its language, and goes on later', async (t) => {
  const { world, safety } = await desk(t);
  const account = await world.addPerson('Cinder', { phone: '15550109001' });
  await world.addKey('aaaaaaaaaaaaaaaa');
  const device = { apiId: 1, deviceModel: '', systemVersion: '', appVersion: '', systemLangCode: 'en', langPack: '' };
  await world.store.write((tx) => tx.auth.setDevice('aaaaaaaaaaaaaaaa', 228, { ...device, langCode: 'ru' }));
  await world.store.write((tx) =>
    tx.auth.putAuthorization({
      keyId: 'aaaaaaaaaaaaaaaa',
      hash: '1',
      account,
      createdAt: 1,
      activeAt: 1,
      address: '',
      passwordPending: false,
    }),
  );
  const subject = { kind: 'account', id: account } as const;
  const id = await decide(safety, subject, { kind: 'suspend' });
  assert.deepEqual(world.droppedKeys, ['aaaaaaaaaaaaaaaa']);
  await world.store.write((tx) =>
    tx.auth.putLoginCode({
      phone: '15550109001',
      codeHash: 'h',
      code: '1',
      keyId: 'b',
      createdAt: 1,
      expiresAt: world.clock.nowS() + 60,
      sentAt: 1,
      sends: 1,
      attempts: 0,
      accepted: false,
      devicesOwed: false,
    }),
  );
  const again = signIn(world, { phone: '15550109001', codeHash: 'h', code: '1', keyId: 'b', address: '' });
  await assert.rejects(again, { code: /^(account|phone)-banned$/ });
  const [said] = await world.store.read((tx) => tx.messages.history({ mailbox: account, peer: 777000, limit: 1 }));
  assert.match(said?.content.text ?? '', /Что произошло|Обоснование|решени/i);
  await reverse(safety, id);
  assert.equal((await world.store.read((tx) => tx.accounts.get(account)))?.suspendedAt, undefined);
  const devices = await world.store.read((tx) => tx.auth.authorizations(account));
  assert.deepEqual(
    devices.map(({ keyId }) => keyId),
    ['aaaaaaaaaaaaaaaa'],
  );
});

test('a message taken down shows a tombstone in every copy and comes back with pins, edits and words', async (t) => {
  const { world, safety } = await desk(t);
  const author = await world.addPerson('Ember');
  const reader = await world.addPerson('Reader');
  const sent = await sendMessage(world, { sender: author, peer: reader, data: { text: 'The lamps are lit' } });
  await world.store.write((tx) => tx.messages.setPinned(sent.mailbox, [sent.id], true));
  const subject = { kind: 'message', mailbox: author, peer: reader, messageId: sent.id } as const;
  const before = await digestOf(safety, subject);
  const id = await decide(safety, subject, { kind: 'takedown' });
  const copy = () => world.store.read((tx) => tx.messages.history({ mailbox: reader, peer: author, limit: 1 }));
  assert.doesNotMatch((await copy())[0]?.content.text ?? '', /lamps/);
  assert.ok((await world.updatesOf(reader)).some((body) => body.kind === 'editMessage'));
  await reverse(safety, id);
  assert.equal((await copy())[0]?.content.text, 'The lamps are lit');
  assert.equal(await digestOf(safety, subject), before);
});

test('labels and countries on a message come and go in any order, also around a takedown', async (t) => {
  const { world, safety } = await desk(t);
  const author = await world.addPerson('Ember');
  const reader = await world.addPerson('Reader');
  const sent = await sendMessage(world, { sender: author, peer: reader, data: { text: 'The lamps are lit' } });
  const subject = { kind: 'message', mailbox: author, peer: reader, messageId: sent.id } as const;
  const before = await digestOf(safety, subject);
  const copy = async () => {
    const [message] = await world.store.read((tx) => tx.messages.history({ mailbox: reader, peer: author, limit: 1 }));
    return message?.content;
  };
  const withheld = await decide(safety, subject, { kind: 'withhold', countries: ['DE', 'FR'] });
  const down = await decide(safety, subject, { kind: 'takedown' });
  const labelled = await decide(safety, subject, { kind: 'label', label: 'scam' });
  assert.deepEqual((await copy())?.marks, { labels: ['scam'], countries: ['DE', 'FR'] });
  assert.doesNotMatch((await copy())?.text ?? '', /lamps/);
  await reverse(safety, withheld);
  await reverse(safety, down);
  assert.deepEqual((await copy())?.marks, { labels: ['scam'], countries: [] });
  assert.equal((await copy())?.text, 'The lamps are lit');
  await reverse(safety, labelled);
  assert.equal(await digestOf(safety, subject), before);
});

test('a banned name is taken by nobody until the ban ends, also one that nobody had', async (t) => {
  const { world, safety } = await desk(t);
  const account = await world.addPerson('Cinder');
  const other = await world.addPerson('Reader');
  const take = (name: string) => world.store.write((tx) => tx.accounts.takeUsername(name, other));
  const usernames = ['cinder_sings', 'cinder_again'];
  const id = await decide(safety, { kind: 'account', id: account }, { kind: 'ban-usernames', usernames });
  for (const name of usernames) assert.equal(await take(name), false, name);
  await reverse(safety, id);
  for (const name of usernames) assert.equal(await take(name), true, name);
});

test('a reviewer of one message sees ten before and after it, and nothing more of the chat', async (t) => {
  const { world, safety } = await desk(t);
  const author = await world.addPerson('Ember');
  const reader = await world.addPerson('Reader');
  const ids: number[] = [];
  for (let n = 1; n <= 40; n += 1)
    ids.push((await sendMessage(world, { sender: author, peer: reader, data: { text: `lamp ${n}` } })).id);
  const subject = { kind: 'message', mailbox: author, peer: reader, messageId: ids[19] ?? 0 } as const;
  const { messages } = await safety.store.read((tx) => readContent(tx, subject));
  assert.deepEqual(
    messages.map(({ text }) => text),
    Array.from({ length: 21 }, (_, n) => `lamp ${30 - n}`),
  );
  assert.deepEqual(
    messages.filter(({ meant }) => meant).map(({ id }) => id),
    [subject.messageId],
  );
});

test('a tombstone stays in its topic, its album and under its author', async (t) => {
  const { world, safety } = await desk(t);
  const author = await world.addPerson('Ember');
  const reader = await world.addPerson('Reader');
  const sent = await sendMessage(world, { sender: author, peer: reader, data: { text: 'The lamps are lit' } });
  const content = () => world.store.read(async (tx) => (await tx.messages.get(author, [sent.id]))[0]?.content);
  const before = await content();
  const place = { topic: 7, album: '12', author };
  await world.store.write((tx) =>
    tx.messages.updateContent(before?.id ?? 0, { text: 'The lamps are lit', ...place }, undefined),
  );
  await decide(safety, { kind: 'message', mailbox: author, peer: reader, messageId: sent.id }, { kind: 'takedown' });
  const { topic, album, author: by, text } = (await content()) ?? {};
  assert.deepEqual([{ topic, album, author: by }, text?.includes('lamps')], [place, false]);
});

test('a file taken down is there for nobody, cannot be brought in again, and comes back', async (t) => {
  const media = await createMediaWorld(t);
  const { world, safety } = deskIn(media);
  const owner = await world.addPerson('Wick');
  const upload = async (fileId: string) => {
    await savePart(world, { account: owner, fileId, part: 0, bytes: new TextEncoder().encode('lamp-lighting poems') });
    const file = await finishUpload(world, { account: owner, fileId, parts: 1 });
    return makeDocument(world, { owner, file, mime: 'text/plain', attributes: [] });
  };
  const document = await upload('1');
  const subject = { kind: 'media', id: document.id } as const;
  const id = await decide(safety, subject, { kind: 'takedown' });
  assert.equal(await world.store.read((tx) => tx.media.get(document.id)), undefined);
  assert.deepEqual(await world.store.read((tx) => tx.media.many([document.id])), []);
  await assert.rejects(upload('2'), { code: 'media-invalid' });
  await reverse(safety, id);
  assert.equal((await world.store.read((tx) => tx.media.get(document.id)))?.id, document.id);
  await upload('3');
});

test('a restricted account writes to nobody but itself until the restriction ends', async (t) => {
  const { world, safety } = await desk(t);
  const sender = await world.addPerson('Ember');
  const peer = await world.addPerson('Reader');
  const id = await decide(safety, { kind: 'account', id: sender }, { kind: 'restrict', limits: ['no-posting'] });
  await assert.rejects(sendMessage(world, { sender, peer, data: { text: 'a' } }), { code: 'peer-flood' });
  await sendMessage(world, { sender, peer: sender, data: { text: 'a note to myself' } });
  await reverse(safety, id);
  await sendMessage(world, { sender, peer, data: { text: 'a' } });
});

test('a chat that is withheld in a country is closed to its people there and open to everybody else', async (t) => {
  const { world, safety } = await desk(t);
  const owner = await world.addPerson('Wick', { phone: '15550109010' });
  const german = await world.addPerson('Leserin', { phone: '4915550109011' });
  const { chat } = await createChannel(world, { creator: owner, kind: 'supergroup', title: 'Choir', about: '' });
  await inviteToChannel(world, { actor: owner, chat, accounts: [german] });
  const id = await decide(safety, { kind: 'chat', id: chat }, { kind: 'withhold', countries: ['DE'] });
  const write = (sender: number) => sendMessage(world, { sender, peer: chat, data: { text: 'a' } });
  await assert.rejects(write(german), { code: 'channel-private' });
  await write(owner);
  await reverse(safety, id);
  await write(german);
});
