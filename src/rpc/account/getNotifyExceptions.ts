import type { tl } from '@mtcute/core';
import { type NotifyScope, type NotifySettings, notifyExceptions, notifyKind, type Tx } from '#domain';
import { fromTlNotifyPeer } from '../from-tl/notify-settings.ts';
import { method } from '../method.ts';
import { toTlNotifyPeer, writeNotifySettings } from '../to-tl/dialogs/notify-settings.ts';
import { toTlPeers } from '../to-tl/peers.ts';

/** Chats with settings of their own: all, those of a kind, or one. */
export const getNotifyExceptions = method(
  'account.getNotifyExceptions',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const only = request.peer && fromTlNotifyPeer(call, request.peer);
      const told = (await notifyExceptions(tx, call.account)).filter(({ settings }) => counts(settings, request));
      const asked = only ? await ofScope(tx, told, only) : told;
      const updates = asked.map(
        ({ scope, settings }): tl.RawUpdateNotifySettings => ({
          _: 'updateNotifySettings',
          peer: toTlNotifyPeer(scope),
          notifySettings: writeNotifySettings(settings),
        }),
      );
      const peers = await toTlPeers(
        call,
        tx,
        asked.map(({ scope }) => scope.peer),
      );
      return { _: 'updates', updates, ...peers, date: call.world.clock.nowS(), seq: 0 };
    }),
  { peopleOnly: true },
);

type Exception = Awaited<ReturnType<typeof notifyExceptions>>[number];

/** A sound or a word about stories alone makes an exception only for who asks for such ones. */
function counts(settings: NotifySettings, request: tl.account.RawGetNotifyExceptionsRequest): boolean {
  const { showPreviews, silent, muteUntil, sound, storiesMuted, storiesHideSender, storiesSound } = settings;
  if (showPreviews !== undefined || silent !== undefined || muteUntil !== undefined) return true;
  if (request.compareSound && sound !== undefined) return true;
  if (!request.compareStories) return false;
  return storiesMuted !== undefined || storiesHideSender !== undefined || storiesSound !== undefined;
}

async function ofScope(tx: Tx, all: readonly Exception[], only: NotifyScope): Promise<Exception[]> {
  if (only.kind === 'peer')
    return all.filter(({ scope }) => scope.peer === only.peer && (only.topic ?? scope.topic) === scope.topic);
  const kinds = await notifyKind(
    tx,
    all.map(({ scope }) => scope.peer),
  );
  return all.filter(({ scope }) => kinds.get(scope.peer) === only.kind);
}
