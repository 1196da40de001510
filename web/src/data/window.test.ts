import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Patch } from './messenger.ts';
import { LOCAL_IDS, type Message } from './views.ts';
import { addNewer, addOlder, emptyWindow, lastSent, patchWindow, showPage } from './window.ts';

const CHAT = 7;

function message(id: number, more: Partial<Message> = {}): Message {
  return {
    chatId: CHAT,
    id,
    key: `${CHAT}:${id}`,
    from: 1,
    date: id,
    out: false,
    isPost: false,
    text: String(id),
    entities: [],
    reactions: [],
    pinned: false,
    mentionsMe: false,
    unopened: false,
    mayForward: true,
    state: 'sent',
    ...more,
  };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => message(from + i));
const ids = (window: { messages: readonly Message[] }) => window.messages.map((it) => it.id);
const opened = showPage(emptyWindow(CHAT), { messages: range(10, 12), older: true, newer: false });

test('a sent message keeps its line when it gets its number', () => {
  const local = message(LOCAL_IDS + 1, { key: 'local', out: true, state: 'sending' });
  const sending = patchWindow(opened, { is: 'messages', messages: [local], fresh: true });
  const settled = patchWindow(sending, {
    is: 'settled',
    chatId: CHAT,
    localId: local.id,
    message: message(13, { out: true }),
  });
  assert.deepEqual(ids(settled), [10, 11, 12, 13]);
  assert.equal(settled.messages.at(-1)?.key, 'local');
});

test('a message that comes while one is on its way stands above it', () => {
  const local = message(LOCAL_IDS + 1, { out: true, state: 'sending' });
  const sending = patchWindow(opened, { is: 'messages', messages: [local], fresh: true });
  const both = patchWindow(sending, { is: 'messages', messages: [message(13)], fresh: true });
  assert.deepEqual(ids(both), [10, 11, 12, 13, LOCAL_IDS + 1]);
  assert.equal(lastSent(both)?.id, 13);
});

test('while one reads old messages a new one does not tear a hole', () => {
  const old = showPage(emptyWindow(CHAT), { messages: range(10, 12), older: true, newer: true });
  assert.deepEqual(ids(patchWindow(old, { is: 'messages', messages: [message(99)], fresh: true })), [10, 11, 12]);
});

test('an edit of a message that is not loaded changes nothing', () => {
  assert.deepEqual(ids(patchWindow(opened, { is: 'messages', messages: [message(3)], fresh: false })), [10, 11, 12]);
});

test('patches of other chats change nothing', () => {
  const other = { ...message(13), chatId: 8 };
  assert.equal(patchWindow(opened, { is: 'deleted', chatId: 8, ids: [11] }), opened);
  assert.deepEqual(ids(patchWindow(opened, { is: 'messages', messages: [other], fresh: true })), [10, 11, 12]);
});

test('what is loaded stays bounded on both ways, and says that there is more', () => {
  let window = opened;
  for (let id = 13; id <= 1000; id++) {
    window = patchWindow(window, { is: 'messages', messages: [message(id)], fresh: true });
  }
  assert.ok(window.messages.length <= 400);
  assert.equal(window.messages.at(-1)?.id, 1000);
  assert.equal(window.older, true);
  const up = addOlder(window, { messages: range(101, 600), older: true, newer: false });
  assert.ok(up.messages.length <= 400);
  assert.equal(up.newer, true);
  const down = addNewer(up, { messages: range(501, 800), older: false, newer: false });
  assert.ok(down.messages.length <= 400);
  assert.equal(down.older, true);
});

test('what comes while a page is on its way is shown with it, as it was changed or deleted meanwhile', () => {
  const came = (id: number): Patch => ({ is: 'messages', messages: [message(id)], fresh: true });
  const edited: Patch = { is: 'messages', messages: [message(14, { text: 'better' })], fresh: false };
  const waiting = [came(13), came(14), edited, came(15)].reduce(
    (window, patch) => patchWindow(window, patch),
    emptyWindow(CHAT),
  );
  assert.deepEqual(ids(waiting), [], 'nothing stands alone');
  const less = patchWindow(waiting, { is: 'deleted', chatId: CHAT, ids: [15] });
  const local = message(LOCAL_IDS + 1);
  const shown = showPage(less, { messages: [...range(10, 13), local], older: true, newer: false });
  assert.deepEqual(ids(shown), [10, 11, 12, 13, 14, local.id]);
  assert.equal(shown.messages[4]?.text, 'better');
});

test('the end that one scrolls to has what came meanwhile, and a page before the end has not', () => {
  const far = showPage(emptyWindow(CHAT), { messages: range(1, 3), older: false, newer: true });
  const waiting = patchWindow(far, { is: 'messages', messages: [message(9)], fresh: true });
  const nearer = addNewer(waiting, { messages: range(4, 6), older: false, newer: true });
  assert.deepEqual(ids(nearer), [1, 2, 3, 4, 5, 6]);
  assert.deepEqual(
    ids(addNewer(nearer, { messages: range(7, 8), older: false, newer: false })),
    range(1, 9).map((it) => it.id),
  );
});
