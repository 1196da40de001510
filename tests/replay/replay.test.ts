import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { after, before, describe, type TestContext, test } from 'node:test';
import type { tl } from '@mtcute/core';
import type { UpdateKind } from '#domain';
import { createDispatcher, type Dispatcher } from '../support/dispatcher.ts';
import { accountCases } from './account-cases.ts';
import { chatCases } from './chat-cases.ts';
import { dialogCases } from './dialog-cases.ts';
import { messageCases } from './message-cases.ts';
import { stickerCases } from './sticker-cases.ts';
import { type Case, openStage, type Stage, type Told, type View } from './stage.ts';

/**
 * One case for each kind of entry that a mailbox's log may hold. A new kind does not compile here without its case:
 * how it comes about, what a client fetches of it, and how a client applies the update.
 */
const cases = { ...messageCases, ...dialogCases, ...accountCases, ...chatCases, ...stickerCases } satisfies Record<
  UpdateKind,
  (s: Stage) => Promise<Case>
>;

/** Updates that no log holds, or that another test replays; each with the place that shows it. */
const elsewhere: Readonly<Record<string, string>> = {
  updateShort: 'not an update: it carries one',
  updateShortSentMessage: 'the answer to a send: src/rpc/send-cost.test.ts',
  updateMessageID: 'part of the answer to a send: src/rpc/send-cost.test.ts',
  updateLoginToken: 'for devices that are nobody yet: tests/journeys/scenario',
  updatePaidReactionPrivacy:
    'a constant in the answer to messages.getPaidReactionPrivacy: tests/journeys/accounts.test.ts',
  updateUserTyping: 'only for who is online: tests/journeys/private-chat.test.ts',
  updateChatUserTyping: 'only for who is online: tests/journeys/private-chat.test.ts',
  updateChannelUserTyping: 'only for who is online: tests/journeys/private-chat.test.ts',
  updateUserStatus: 'only for who is online: tests/journeys/account-strangers.test.ts',
  updateServiceNotification: 'a window that opens once: tests/journeys/console/public.test.ts',
  updateJoinChatWebViewDecision: 'only for who waits at the door: src/rpc/guarded-join.test.ts',
  updateChannelMessageViews: 'only for who is online: tests/journeys/channels/views.test.ts',
  updateChannelMessageForwards: 'only for who is online: tests/journeys/channels/views.test.ts',
  updateChannelTooLong: 'not an update: it says that there are some: src/rpc/push-updates.test.ts',
  updateNewChannelMessage: 'tests/simulation/channel-replay.test.ts',
  updateEditChannelMessage: 'tests/simulation/channel-replay.test.ts',
  updateDeleteChannelMessages: 'tests/simulation/channel-replay.test.ts',
  updatePinnedChannelMessages: 'tests/simulation/channel-replay.test.ts',
  updateFavedStickers: 'a list like updateRecentStickers',
  updateSavedGifs: 'a list like updateRecentStickers',
  updateBotInlineQuery: 'a bot event like updateBotCallbackQuery: tests/journeys/bots',
  updateBotInlineSend: 'a bot event like updateBotCallbackQuery: tests/journeys/bots',
  updateInlineBotCallbackQuery: 'a bot event like updateBotCallbackQuery: tests/journeys/bots',
};

const cleanups: Parameters<TestContext['after']>[0][] = [];
const seen = new Set<string>();
let dispatcher: Dispatcher;

describe('replay equals refetch, for each kind of update', () => {
  before(async () => {
    dispatcher = await createDispatcher({ after: (cleanup) => void cleanups.push(cleanup) });
  });

  after(async () => {
    for (const cleanup of cleanups) await (cleanup as () => Promise<void>)();
  });

  for (const [kind, open] of Object.entries(cases)) {
    test(kind, async () => {
      const stage = await openStage(dispatcher);
      const one: Case = await open(stage);
      const viewer = one.viewer ?? stage.ann;
      const takePushes = await dispatcher.addDevice(viewer);
      await takePushes();
      const since = await positionOf(stage, one, viewer);
      const stale = await one.view();
      await one.change();
      const fresh = await one.view();
      assert.notDeepEqual(stale, fresh, 'the change is seen');

      const pushed = (await takePushes()).flatMap((bytes) => toldBy(dispatcher.codec.read(bytes)));
      assert.deepEqual(await replayed(one, stale, pushed), fresh, `pushed: ${namesOf(pushed)}`);
      const missed = toldBy(await differenceSince(stage, one, viewer, since));
      assert.deepEqual(await replayed(one, stale, missed), fresh, `in the difference: ${namesOf(missed)}`);
      for (const { update } of [...pushed, ...missed]) seen.add(update._);
    });
  }

  test('every update that the program writes was seen here, or is shown elsewhere', () => {
    const room = new URL('../../src/rpc/', import.meta.url).pathname;
    const sources = globSync('**/*.ts', { cwd: room }).filter((path) => !path.endsWith('.test.ts'));
    const written = sources.flatMap((path) => [
      ...readFileSync(`${room}${path}`, 'utf8').matchAll(/_: '(update[A-Z]\w+)'/g),
    ]);
    const names = new Set(written.map(([, name = '']) => name));
    assert.deepEqual([...names].filter((name) => !seen.has(name) && elsewhere[name] === undefined).sort(), []);
  });
});

const namesOf = (told: readonly Told[]) => told.map(({ update }) => update._).join(', ') || 'nothing';

/** What a client has after it applied all that it was told, in order. */
async function replayed(one: Case, stale: View, told: readonly Told[]): Promise<View> {
  let view = structuredClone(stale);
  for (const each of told) if (one.apply(view, each) === 'again') view = await one.view();
  return view;
}

interface Position {
  pts: number;
  date: number;
}

async function positionOf(s: Stage, one: Case, viewer: number): Promise<Position> {
  const { world } = s.dispatcher;
  const state = await world.store.read((tx) => tx.updates.state(one.channel ?? viewer));
  return { pts: state?.pts ?? 1, date: world.clock.nowS() };
}

function differenceSince(s: Stage, one: Case, viewer: number, since: Position): Promise<tl.TlObject> {
  if (one.channel === undefined)
    return dispatcher.answer(viewer, { _: 'updates.getDifference', ...since, qts: 0 } as { _: string });
  const filter = { _: 'channelMessagesFilterEmpty' };
  const channel = s.channel(viewer, one.channel);
  return s.asAnn('updates.getChannelDifference', { channel, filter, pts: since.pts, limit: 100 });
}

/** The updates in a push or in a difference, new messages first. */
function toldBy(answer: tl.TlObject): Told[] {
  switch (answer._) {
    case 'updates':
      return answer.updates.map((update) => ({ update, users: answer.users, chats: answer.chats }));
    case 'updateShort':
      return [{ update: answer.update, users: [], chats: [] }];
    case 'updates.difference':
    case 'updates.channelDifference': {
      const { users, chats } = answer;
      const place = { pts: 0, ptsCount: 0 };
      const isOwn = answer._ === 'updates.difference';
      const messages = answer.newMessages.map((message) =>
        isOwn
          ? ({ _: 'updateNewMessage', message, ...place } as const)
          : ({ _: 'updateNewChannelMessage', message, ...place } as const),
      );
      return [...messages, ...answer.otherUpdates].map((update) => ({ update, users, chats }));
    }
    default:
      throw new Error(`told by ${answer._}`);
  }
}
