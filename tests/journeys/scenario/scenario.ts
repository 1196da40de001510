import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import sharp from 'sharp';
import { type Line, openLine } from '../../support/line.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import type { MakePerson, Peer, Person, Seen } from './person.ts';
import { coatOfArms } from './pictures.ts';
import { declarations } from './texts.ts';

export interface ScenarioOptions {
  /** The first person's library. */
  nora: MakePerson;
  /** The second person's library. */
  idris: MakePerson;
  documentBytes: number;
  /** The first person's library sends polls to groups only. */
  pollsInGroups?: boolean;
  /** Nobody reacts: the library does not tell of reactions in basic groups yet. */
  withoutReactions?: boolean;
  /** Says why the scenario cannot run here. */
  skip?: string | false;
}

const phones = { nora: '15550140001', idris: '15550140002' };
const password = 'a wick of two threads';
export const fullDocumentBytes = 50 * 1024 * 1024 + 7;
export const smallDocumentBytes = 300 * 1024 + 7;

interface Stage {
  server: TestServer;
  /** Every device has a line of its own. */
  lines: Line[];
  people: Person[];
  nora: Person;
  idris: Person;
  /** As the other one knows them. */
  toIdris: Peer;
  toNora: Peer;
  ids: { nora: number; idris: number };
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The whole life of two people with stock clients on a server of their own, one step after another. */
export function scenario(name: string, options: ScenarioOptions): void {
  test(name, { skip: options.skip ?? false }, async (t) => {
    const stage = await setUp(t, options);
    const steps: [string, () => Promise<void>][] = [
      ['they sign up and meet by their phone numbers', () => meeting(stage)],
      ['texts in many scripts arrive whole, by update and in the history', () => talking(stage)],
      ['a reply names what it answers, and a forward who wrote it', () => quoting(stage)],
      ['an edit and a deletion reach the other side', () => changing(stage)],
      ['a reaction and a pin are seen by both', () => marking(stage, options)],
      ['a poll counts its votes', () => polling(stage, options)],
      ['words are found again', () => searching(stage)],
      ['a basic group talks', () => gathering(stage, options)],
      ['a photo comes down as it went up', () => showing(stage)],
      ['a document comes down as it went up', () => handing(stage, options.documentBytes)],
      ['what was missed while the connection was cut is heard afterwards', () => losing(stage)],
      ['a blocked person cannot write', () => blocking(stage)],
      [
        'a password guards the next device, a QR code lets one in, and a reset shuts them out',
        () => guarding(stage, options.nora),
      ],
    ];
    for (const [step, run] of steps) await t.test(step, run);
  });
}

async function setUp(t: TestContext, options: ScenarioOptions): Promise<Stage> {
  const server = await startTestServer();
  const stage: Stage = {
    server,
    lines: [],
    people: [],
    nora: absent,
    idris: absent,
    toIdris: { kind: 'user', id: 0 },
    toNora: { kind: 'user', id: 0 },
    ids: { nora: 0, idris: 0 },
  };
  t.after(async () => {
    for (const person of stage.people) await person.close();
    for (const line of stage.lines) await line.close();
    await server.stop();
  });
  stage.nora = await arrive(stage, options.nora);
  stage.idris = await arrive(stage, options.idris);
  return stage;
}

const absent = Object.freeze({}) as Person;

async function arrive(stage: Stage, make: MakePerson): Promise<Person> {
  const line = await openLine(stage.server.port);
  stage.lines.push(line);
  const { dcId, publicKey } = stage.server;
  const person = await make({ port: line.port, dcId, publicKey });
  stage.people.push(person);
  return person;
}

async function meeting(stage: Stage): Promise<void> {
  stage.ids.nora = await stage.nora.start(phones.nora, 'Nora');
  stage.ids.idris = await stage.idris.start(phones.idris, 'Idris');
  assert.notEqual(stage.ids.nora, stage.ids.idris);
  stage.toIdris = await stage.nora.meet(phones.idris, 'Idris');
  stage.toNora = await stage.idris.meet(phones.nora, 'Nora');
  assert.deepEqual([stage.toIdris.id, stage.toNora.id], [stage.ids.idris, stage.ids.nora]);
}

/** Waits until a person was told of something. */
const hears = (person: Person, kind: string, text: string) =>
  until(() => person.heard.some((one) => one.kind === kind && one.text === text));

/** A message as the other side has it: every mailbox numbers for itself. */
async function find(person: Person, chat: Peer, text: string): Promise<Seen> {
  const found = (await person.history(chat, 30)).find((one) => one.text === text);
  return found ?? assert.fail(`not in the history: ${text}`);
}

async function seenById(person: Person, chat: Peer, id: number): Promise<Seen> {
  return (await person.message(chat, id)) ?? assert.fail(`no message ${id}`);
}

async function talking({ nora, idris, toIdris, toNora, ids }: Stage): Promise<void> {
  const texts = await declarations();
  for (const text of texts) {
    await nora.send(toIdris, text);
    await hears(idris, 'new', text);
  }
  const history = await idris.history(toNora, texts.length);
  assert.deepEqual(history.map((one) => one.text).reverse(), texts);
  assert.ok(history.every((one) => one.from === ids.nora));
  await idris.send(toNora, 'Read, all ten of them 🪔');
  await hears(nora, 'new', 'Read, all ten of them 🪔');
}

async function quoting({ nora, idris, toIdris, toNora, ids }: Stage): Promise<void> {
  const question = await nora.send(toIdris, 'Who trims the wick?');
  await hears(idris, 'new', 'Who trims the wick?');
  const asked = await find(idris, toNora, 'Who trims the wick?');
  const answer = await idris.send(toNora, 'I do.', asked.id);
  assert.equal((await seenById(idris, toNora, answer)).replyTo, asked.id);
  await hears(nora, 'new', 'I do.');
  const got = await find(nora, toIdris, 'I do.');
  assert.equal(got.replyTo, question);
  await nora.forward(toIdris, got.id, toIdris);
  // A library that keeps the chat shows what it has until it is told of more.
  const last = async () => (await idris.history(toNora, 1))[0];
  await until(async () => (await last())?.from === ids.nora);
  const copy = await last();
  assert.deepEqual([copy?.text, copy?.from, copy?.forwardedFrom], ['I do.', ids.nora, ids.idris]);
}

async function changing({ nora, idris, toIdris, toNora }: Stage): Promise<void> {
  const id = await nora.send(toIdris, 'The lamp is out');
  await hears(idris, 'new', 'The lamp is out');
  await nora.edit(toIdris, id, 'The lamp is lit');
  await hears(idris, 'edit', 'The lamp is lit');
  const edited = await find(idris, toNora, 'The lamp is lit');
  assert.equal(edited.edited, true);
  await nora.remove(toIdris, id);
  await until(() => idris.heard.some((one) => one.kind === 'delete' && one.id === edited.id));
  assert.equal(await idris.message(toNora, edited.id), undefined);
  assert.equal(await nora.message(toIdris, id), undefined);
}

async function marking({ nora, idris, toIdris, toNora }: Stage, { withoutReactions }: ScenarioOptions): Promise<void> {
  const id = await nora.send(toIdris, 'Oil at dusk, wick at dawn');
  await hears(idris, 'new', 'Oil at dusk, wick at dawn');
  const there = await find(idris, toNora, 'Oil at dusk, wick at dawn');
  if (!withoutReactions) {
    await idris.react(toNora, there.id, '🔥');
    await until(async () => (await nora.message(toIdris, id))?.reactions['🔥'] === 1);
  }
  await nora.pin(toIdris, id);
  await until(async () => (await idris.message(toNora, there.id))?.pinned === true);
  assert.equal((await seenById(nora, toIdris, id)).pinned, true);
}

async function polling({ nora, idris, toIdris, toNora }: Stage, { pollsInGroups }: ScenarioOptions): Promise<void> {
  const group = pollsInGroups ? await nora.createGroup('Lamp oil', [toIdris]) : undefined;
  const [here, there] = [group ?? toIdris, group ?? toNora];
  const id = await nora.sendPoll(here, 'Which oil?', ['olive', 'sesame', 'whale']);
  await until(async () => (await idris.history(there, 1))[0]?.kind === 'poll');
  const [poll] = await idris.history(there, 1);
  await idris.vote(there, poll?.id ?? 0, 1);
  await nora.vote(here, id, 1);
  assert.deepEqual((await seenById(nora, here, id)).votes, [0, 2, 0]);
}

async function searching({ nora, idris, toIdris, toNora }: Stage): Promise<void> {
  const texts = await declarations();
  await nora.send(toIdris, 'Керосиновая лампа стоит на окне');
  const [hit, ...more] = await nora.search(toIdris, 'лампа');
  assert.equal(hit?.text, 'Керосиновая лампа стоит на окне');
  assert.equal(more.length, 0);
  const words = [
    ['свободными', 0],
    ['人人', 3],
  ] as const;
  for (const [word, index] of words) {
    const found = await idris.search(toNora, word);
    assert.ok(found.some((one) => one.text === texts[index]));
  }
  assert.deepEqual(await idris.search(toNora, 'paraffin'), []);
}

async function gathering({ nora, idris, toIdris, ids }: Stage, { withoutReactions }: ScenarioOptions): Promise<void> {
  const group = await nora.createGroup('Lamp keepers', [toIdris]);
  const id = await nora.send(group, 'Everyone has a wick?');
  await hears(idris, 'new', 'Everyone has a wick?');
  const there = await find(idris, group, 'Everyone has a wick?');
  assert.equal(there.from, ids.nora);
  await idris.send(group, 'Two of them', there.id);
  await hears(nora, 'new', 'Two of them');
  const answer = await find(nora, group, 'Two of them');
  assert.deepEqual([answer.from, answer.replyTo], [ids.idris, id]);
  const history = await idris.history(group, 10);
  assert.equal(history.at(-1)?.kind, 'service');
  if (!withoutReactions) {
    await idris.react(group, there.id, '👍');
    await until(async () => (await nora.message(group, id))?.reactions['👍'] === 1);
  }
  await nora.edit(group, id, 'Everyone has two wicks?');
  await hears(idris, 'edit', 'Everyone has two wicks?');
}

/** A JPEG of this width has some 115 KB. */
const width = 1000;

async function showing({ nora, idris, toIdris, toNora }: Stage): Promise<void> {
  const picture = await coatOfArms(width);
  const id = await nora.sendPhoto(toIdris, picture, 'the lamp room');
  assert.equal((await seenById(nora, toIdris, id)).kind, 'photo');
  await hears(idris, 'new', 'the lamp room');
  const there = await find(idris, toNora, 'the lamp room');
  assert.equal(there.kind, 'photo');
  const shown = await idris.download(toNora, there.id);
  const { width: wide, height: high } = await sharp(shown).metadata();
  assert.deepEqual([wide, high], [width, Math.round(width * 0.75)]);
  assert.equal(digest(shown), digest(picture));
}

async function handing({ nora, idris, toIdris, toNora }: Stage, size: number): Promise<void> {
  const bytes = randomBytes(size);
  await nora.sendDocument(toIdris, bytes, 'lamps.bin');
  await until(async () => (await idris.history(toNora, 1))[0]?.kind === 'document');
  const [there] = await idris.history(toNora, 1);
  assert.equal(digest(await idris.download(toNora, there?.id ?? 0)), digest(bytes));
}

async function losing({ nora, idris, toIdris, lines: [, line] }: Stage): Promise<void> {
  line?.cut();
  const missed = Array.from({ length: 12 }, (_, index) => `while you were in the tunnel, ${index}`);
  const ids: number[] = [];
  for (const text of missed) ids.push(await nora.send(toIdris, text));
  await nora.remove(toIdris, ids.pop() ?? 0);
  line?.mend();
  await idris.recover();
  for (const text of missed.slice(0, -1)) await hears(idris, 'new', text);
  await nora.send(toIdris, 'and out again');
  await hears(idris, 'new', 'and out again');
  const heard = idris.heard.filter((one) => one.kind === 'new').map((one) => one.text);
  const kept = missed.slice(0, -1);
  assert.deepEqual(
    heard.filter((text) => kept.includes(text)),
    kept,
    'each once, and in order',
  );
}

async function blocking({ nora, idris, toIdris, toNora }: Stage): Promise<void> {
  await idris.block(toNora, true);
  await assert.rejects(nora.send(toIdris, 'let me in'));
  await idris.block(toNora, false);
  await nora.send(toIdris, 'thank you');
  await hears(idris, 'new', 'thank you');
}

async function guarding(stage: Stage, make: MakePerson): Promise<void> {
  const { nora, ids } = stage;
  await nora.setPassword(password);
  const stranger = await arrive(stage, make);
  await assert.rejects(stranger.start(phones.nora, '', 'a guess'));
  const tablet = await arrive(stage, make);
  assert.equal(await tablet.start(phones.nora, '', password), ids.nora);
  const desk = await arrive(stage, make);
  assert.equal(await desk.startByQr((link) => nora.acceptQr(link), password), ids.nora);
  assert.equal(await nora.sessions(), 3);
  await nora.resetOtherSessions();
  assert.equal(await nora.sessions(), 1);
  await assert.rejects(tablet.sessions());
  await assert.rejects(desk.sessions());
}
