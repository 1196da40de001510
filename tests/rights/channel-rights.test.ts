import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import Long from 'long';
import {
  type AccountId,
  adminRights,
  bannedRights,
  type ChatId,
  createChannel,
  createTopic,
  exportInvite,
  joinByInvite,
  plainMember,
  sendMessage,
} from '#domain';
import { createRequire } from 'node:module';
import { loadMethods } from '../../src/rpc/load-methods.ts';
import { type Place, places, readTable, type Role, roles, type Row } from './channel-rights.ts';
import { rowless } from './channel-rowless.ts';
import { createDispatcher, type Dispatcher } from '../support/dispatcher.ts';
import { requestOf, type Stage } from './requests.ts';

interface Schema {
  e: { kind: string; name: string; arguments: { name: string; type: string }[] }[];
}

const schema: Schema = createRequire(import.meta.url)('@mtcute/core/tl/api-schema.json');
const rows = readTable();
let dispatcher: Dispatcher;
const people = new Map<Role, AccountId>();
let target: AccountId;
let guest: AccountId;

const cleanups: (() => Promise<void> | void)[] = [];

describe('who may do what in supergroups and channels', () => {
  before(async () => {
    const t = { after: (cleanup: unknown) => void cleanups.push(cleanup as () => Promise<void>) };
    // The chats here are small; what they are too small for is in channel-limits.
    dispatcher = await createDispatcher(t, { hiddenMembersFrom: 1, antiSpamFrom: 1 });
    for (const role of roles)
      people.set(role, await dispatcher.signIn(role === 'bot' ? 'lamps' : role, role === 'bot' ? 'bot' : 'person'));
    target = await dispatcher.signIn('target');
    guest = await dispatcher.signIn('guest');
  });

  test('the table names each cell once', () => {
    const names = rows.map(({ method, place }) => `${method} ${place}`);
    assert.equal(new Set(names).size, names.length);
  });

  test('no method that the server offers and that acts on a chat lacks a row', async () => {
    const named = /^(vector<)?Input(Channel|Peer|DialogPeer|FolderPeer|Message|NotifyPeer)>?$/i;
    const acting = schema.e.filter(
      ({ kind, name, arguments: given }) =>
        kind === 'method' && (/^(channels|stats)\./.test(name) || given.some(({ type }) => named.test(type))),
    );
    const offered = new Set<string>((await loadMethods()).keys());
    const known = new Set([...rows.map(({ method }) => method), ...Object.keys(rowless)]);
    const names = acting.map(({ name }) => name).filter((name) => offered.has(name));
    assert.ok(names.length > 100, `only ${names.length} methods act on chats`);
    assert.deepEqual(
      names.filter((name) => !known.has(name)),
      [],
    );
    assert.deepEqual(
      Object.keys(rowless).filter((name) => !offered.has(name)),
      [],
    );
  });

  test('each method is tried in groups and in channels', () => {
    const tried = new Set(rows.map(({ method, place }) => `${method} ${place}`));
    const methods = [...new Set(rows.map(({ method }) => method))];
    assert.deepEqual(
      methods.filter((method) => !tried.has(`${method} group`) || !tried.has(`${method} channel`)),
      [],
    );
  });

  for (const place of places) {
    test(`in a ${place} everybody is refused what the table refuses, and nothing changes`, async () => {
      const stage = await openStage(place, roles);
      const before = await stateOf(stage.chat);
      const wrong: string[] = [];
      for (const row of rows.filter((one) => one.place === place)) {
        for (const role of roles) {
          const expected = row.answers[role];
          if (expected === 'ok' || expected === '?') continue;
          const answered = await ask(stage, row, role);
          if (answered !== expected) wrong.push(`${row.method} by ${role}: ${answered}, not ${expected}`);
        }
      }
      assert.deepEqual(wrong, []);
      assert.deepEqual(await stateOf(stage.chat), before);
    });

    test(`in a ${place} everybody may do what the table allows`, async () => {
      const wrong: string[] = [];
      for (const row of rows.filter((one) => one.place === place)) {
        for (const role of roles) {
          if (row.answers[role] !== 'ok') continue;
          // What is allowed changes the chat, so each cell has a chat of its own.
          const stage = await openStage(place, [role]);
          const answered = await ask(stage, row, role);
          if (answered === 'ok' && isOutside(role)) await assertHidden(stage, row, role);
          if (answered !== 'ok') wrong.push(`${row.method} by ${role}: ${answered}, not ok`);
        }
      }
      assert.deepEqual(wrong, []);
    });
  }

  test('closes', async () => {
    for (const cleanup of cleanups) await cleanup();
  });
});

const isOutside = (role: Role): boolean => role === 'banned' || role === 'left' || role === 'stranger';

/** Whoever is outside and gets an answer is told nothing of what was said: not by it, nor by their list of chats. */
async function assertHidden(stage: Stage, row: Row, role: Role): Promise<void> {
  const account = accountOf(role);
  const page = { offsetDate: 0, offsetId: 0, offsetPeer: { _: 'inputPeerEmpty' }, limit: 100, hash: Long.ZERO };
  const asked = [
    requestOf(dispatcher, account, stage, row.method),
    { _: 'messages.getDialogs', ...page },
    { _: 'messages.getPinnedDialogs', folderId: 0 },
    requestOf(dispatcher, account, stage, 'messages.getPeerDialogs'),
  ];
  for (const request of asked) {
    const told = await dispatcher.bytes(account, request).catch(() => Buffer.alloc(0));
    assert.ok(!told.includes('a lamp that burns'), `${request._} after ${row.method} by ${role} tells what was said`);
  }
}

const accountOf = (role: Role): AccountId => people.get(role) ?? 0;

const ask = (stage: Stage, row: Row, role: Role): Promise<string> =>
  dispatcher.outcome(accountOf(role), requestOf(dispatcher, accountOf(role), stage, row.method));

const stateOf = (chat: ChatId) => dispatcher.world.store.read((tx) => tx.updates.state(chat));

/** A chat with one message of its creator, in which the given roles are played. */
async function openStage(place: Place, played: readonly Role[]): Promise<Stage> {
  const { world } = dispatcher;
  const creator = accountOf('creator');
  const kind = place === 'channel' ? 'channel' : 'supergroup';
  const request = { kind, title: 'Lamps', about: '', forum: place === 'forum' } as const;
  const { chat } = await createChannel(world, { creator, ...request });
  const { id: message } = await sendMessage(world, {
    sender: creator,
    peer: chat,
    data: { text: 'a lamp that burns' },
  });
  await world.store.write(async (tx) => {
    for (const role of [...played, 'target' as const]) {
      const account = role === 'target' ? target : accountOf(role);
      if (role === 'creator' || role === 'stranger') continue;
      const plain = plainMember(chat, account, creator, world.clock.nowS());
      const right = adminRights.find((one) => one === role);
      if (right) await tx.chats.putMember({ ...plain, status: 'admin', rights: [right], promotedBy: creator });
      else if (role === 'restricted')
        await tx.chats.putMember({
          ...plain,
          status: role,
          banned: bannedRights.filter((one) => one !== 'viewMessages'),
        });
      else if (role === 'banned' || role === 'left') await tx.chats.putMember({ ...plain, status: role });
      else await tx.chats.putMember(plain);
    }
  });
  const topic =
    place === 'forum'
      ? await createTopic(world, {
          account: creator,
          chat,
          title: 'Ladders',
          randomId: String(chat),
          iconColor: undefined,
          iconEmoji: undefined,
          sendAs: undefined,
          session: undefined,
        })
      : undefined;
  const invite = await exportInvite(world, { actor: creator, chat, requestNeeded: true, replacePermanent: false });
  await joinByInvite(world, { account: guest, hash: invite.hash }).catch(() => undefined);
  const talk = await talkOf(played[0] ?? 'creator');
  const link = `${world.settings.httpBase}/+${invite.hash}`;
  return { chat, place, target, guest, message, topic: topic?.id ?? 0, talk, link };
}

/** A supergroup of this person's own, which could become a discussion group. */
async function talkOf(role: Role): Promise<ChatId> {
  const creator = accountOf(role);
  return (await createChannel(dispatcher.world, { creator, kind: 'supergroup', title: 'Talk', about: '' })).chat;
}
