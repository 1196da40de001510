import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { tl } from '@mtcute/core';
import Long from 'long';
import { createGroup } from '#domain';
import { createTlCodec, type SessionRef, type WireRequest } from '#wire';
import { createTestWorld, type TestWorld } from '../../tests/support/test-world.ts';
import { createAccessHashes } from './access-hash.ts';
import { createRpc, newestLayer, type Rpc } from './index.ts';

const secret = new Uint8Array(32).fill(7);

interface Line {
  world: TestWorld;
  rpc: Rpc;
  people: number[];
  /** What the wire was given, in order. */
  pushed: { refs: readonly SessionRef[]; body: Uint8Array }[];
  /** SQL since the last look, both connections. */
  statements: string[];
  call(person: number, request: tl.RpcMethod): Promise<tl.TlObject>;
  /** Tells this node of what was committed, as the bus does, and waits until the sockets have it. */
  tell(): Promise<void>;
}

/** Two people with one device each, over a real store, without sockets. */
async function open(t: TestContext): Promise<Line> {
  const statements: string[] = [];
  const world = await createTestWorld(t, { onStatement: (text) => statements.push(text) });
  const rpc = await createRpc({
    world,
    secret,
    addresses: () => [],
    log: (event) => assert.fail(JSON.stringify(event)),
  });
  const pushed: Line['pushed'] = [];
  rpc.attach({
    push: (refs, body) => void pushed.push({ refs, body }),
    dropKeys: () => undefined,
    owesAck: () => false,
  });
  const codec = createTlCodec();
  const people = [await world.addPerson('Ember'), await world.addPerson('Wick')];
  for (const [index, account] of people.entries()) {
    await world.addKey(`key${index}`);
    await world.store.write(async (tx) => {
      await tx.auth.setDevice(`key${index}`, newestLayer, undefined);
      await tx.auth.putAuthorization({
        ...{ keyId: `key${index}`, hash: String(index + 1), account, createdAt: 1, activeAt: world.clock.nowS() },
        ...{ address: '127.0.0.1', passwordPending: false },
      });
    });
  }
  let msgId = 4n;
  const call: Line['call'] = async (person, request) => {
    const wire: WireRequest = {
      ...{ connectionId: person, address: '127.0.0.1', keyId: `key${person}`, temporary: false, sessionId: 'session' },
      session: { keyId: `key${person}`, sessionId: 'session' },
      ...{ msgId: (msgId += 4n), body: codec.write(request, newestLayer), signal: new AbortController().signal },
      after: async () => true,
    };
    return codec.read(await rpc.host.handle(wire));
  };
  const tell = async () => {
    rpc.listener.accountsChanged?.(world.changedAccounts.splice(0));
    rpc.listener.nudges(world.nudges.splice(0));
    await new Promise((resolve) => setImmediate(resolve));
  };
  for (const index of people.keys()) await call(index, { _: 'updates.getState' });
  return { world, rpc, people, pushed, statements, call, tell };
}

const text = (line: Line, from: number, to: number, message: string): tl.messages.RawSendMessageRequest => {
  const [sender, receiver] = [line.people[from] ?? 0, line.people[to] ?? 0];
  const accessHash = createAccessHashes(secret).of(sender, 'peer', receiver);
  return {
    _: 'messages.sendMessage',
    peer: { _: 'inputPeerUser', userId: receiver, accessHash },
    message,
    randomId: Long.fromNumber(1_000 + line.statements.length + line.pushed.length),
  };
};

test('a text between two people who talk costs a bounded number of statements', async (t) => {
  const line = await open(t);
  await line.call(0, text(line, 0, 1, 'the first lamp'));
  await line.tell();
  line.statements.length = 0;
  line.pushed.length = 0;
  await line.call(0, text(line, 0, 1, 'the second lamp'));
  await line.tell();
  assert.equal(line.pushed.length, 1);
  // BEGIN, who may write, the content, and for each of two mailboxes its place, the copy, the dialog and the log; COMMIT.
  const allowed = 12;
  assert.ok(line.statements.length <= allowed, `${line.statements.length}:\n${line.statements.join('\n')}`);
});

test('whom a text in a basic group is pushed to costs one read of the group', async (t) => {
  const line = await open(t);
  const [creator = 0, other = 0] = line.people;
  const { chat } = await createGroup(line.world, { creator, title: 'Lamps', members: [other] });
  await line.tell();
  const say = (message: string) =>
    line.call(0, {
      _: 'messages.sendMessage',
      peer: { _: 'inputPeerChat', chatId: -chat },
      message,
      randomId: Long.fromNumber(1_000 + line.statements.length + line.pushed.length),
    });
  await say('the first lamp');
  await line.tell();
  await say('the second lamp');
  line.statements.length = 0;
  line.pushed.length = 0;
  await line.tell();
  assert.equal(line.pushed.length, 1);
  const all = `${line.statements.length}:\n${line.statements.join('\n')}`;
  assert.equal(line.statements.filter((statement) => /FROM chats\b/.test(statement)).length, 1, all);
  // The group, the reader's place in it, and their name for the sender.
  assert.ok(line.statements.length <= 3, all);
});
