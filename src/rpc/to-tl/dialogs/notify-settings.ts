import type { tl } from '@mtcute/core';
import Long from 'long';
import { type NotifyScope, type NotifySettings, type NotifySound, notifySettings, type PeerId, type Tx } from '#domain';
import { toTlPeer, type Viewer } from '../peers.ts';

/** The account's own setting for this peer; empty when it follows the default of its kind. */
export async function toTlNotifySettings(viewer: Viewer, tx: Tx, peer: PeerId): Promise<tl.RawPeerNotifySettings> {
  return writeNotifySettings(await notifySettings(tx, viewer.account, { kind: 'peer', peer }));
}

/** What a kind of peers falls back to when the account set nothing. */
const scopeDefaults: NotifySettings = {
  showPreviews: true,
  silent: false,
  muteUntil: 0,
  sound: { kind: 'default' },
};

/** Clients take the settings of a kind of peers as they are, so these are whole. */
export async function toTlScopeSettings(viewer: Viewer, tx: Tx, scope: NotifyScope): Promise<tl.RawPeerNotifySettings> {
  const own = await notifySettings(tx, viewer.account, scope);
  return writeNotifySettings(scope.kind === 'peer' ? own : { ...scopeDefaults, ...own });
}

/** Only what was chosen: clients fill in the rest from what stands above. */
export function writeNotifySettings(settings: NotifySettings): tl.RawPeerNotifySettings {
  const { showPreviews, silent, muteUntil, storiesMuted, storiesHideSender } = settings;
  const sound = settings.sound && toTlSound(settings.sound);
  const storiesSound = settings.storiesSound && toTlSound(settings.storiesSound);
  return {
    _: 'peerNotifySettings',
    showPreviews,
    silent,
    muteUntil,
    iosSound: sound,
    androidSound: sound,
    otherSound: sound,
    storiesMuted,
    storiesHideSender,
    storiesIosSound: storiesSound,
    storiesAndroidSound: storiesSound,
    storiesOtherSound: storiesSound,
  };
}

export function toTlSound(sound: NotifySound): tl.TypeNotificationSound {
  switch (sound.kind) {
    case 'default':
      return { _: 'notificationSoundDefault' };
    case 'none':
      return { _: 'notificationSoundNone' };
    case 'local':
      return { _: 'notificationSoundLocal', title: sound.title, data: sound.data };
    case 'ringtone':
      return { _: 'notificationSoundRingtone', id: Long.fromString(sound.id) };
  }
}

export function toTlNotifyPeer(scope: NotifyScope): tl.TypeNotifyPeer {
  switch (scope.kind) {
    case 'users':
      return { _: 'notifyUsers' };
    case 'chats':
      return { _: 'notifyChats' };
    case 'broadcasts':
      return { _: 'notifyBroadcasts' };
    case 'peer': {
      const peer = toTlPeer(scope.peer);
      return scope.topic === undefined
        ? { _: 'notifyPeer', peer }
        : { _: 'notifyForumTopic', peer, topMsgId: scope.topic };
    }
  }
}
