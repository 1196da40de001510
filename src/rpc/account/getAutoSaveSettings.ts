import type { tl } from '@mtcute/core';
import Long from 'long';
import { type AutoSave, autoSaveSettings } from '#domain';
import { method } from '../method.ts';
import { toTlPeer, toTlPeers } from '../to-tl/peers.ts';

const toTl = (value: AutoSave | undefined): tl.RawAutoSaveSettings => ({
  _: 'autoSaveSettings',
  photos: value?.photos ?? false,
  videos: value?.videos ?? false,
  ...(value?.videoMaxBytes === undefined ? {} : { videoMaxSize: Long.fromNumber(value.videoMaxBytes) }),
});

export const getAutoSaveSettings = method(
  'account.getAutoSaveSettings',
  (call) =>
    call.world.store.read(async (tx) => {
      const own = await autoSaveSettings(tx, call.account);
      const peers = [...own.keys()].filter((scope) => typeof scope === 'number');
      return {
        _: 'account.autoSaveSettings',
        usersSettings: toTl(own.get('users')),
        chatsSettings: toTl(own.get('chats')),
        broadcastsSettings: toTl(own.get('broadcasts')),
        exceptions: peers.map((peer) => ({
          _: 'autoSaveException',
          peer: toTlPeer(peer),
          settings: toTl(own.get(peer)),
        })),
        ...(await toTlPeers(call, tx, peers)),
      };
    }),
  { peopleOnly: true },
);
