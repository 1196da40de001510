import type { tl } from '@mtcute/core';
import { notifyExceptions } from '#domain';
import { fromTlNotifyPeer } from '../from-tl/notify-settings.ts';
import { method } from '../method.ts';
import { toTlNotifyPeer, writeNotifySettings } from '../to-tl/dialogs/notify-settings.ts';
import { toTlPeers } from '../to-tl/peers.ts';

export const getNotifyExceptions = method(
  'account.getNotifyExceptions',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const only = request.peer && fromTlNotifyPeer(call, request.peer);
      const all = await notifyExceptions(tx, call.account);
      const asked = all.filter(({ scope }) => only?.kind !== 'peer' || scope.peer === only.peer);
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
