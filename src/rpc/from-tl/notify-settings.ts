import type { tl } from '@mtcute/core';
import type { NotifyScope, NotifySettings, NotifySound } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { fromTlPeer } from './peer.ts';

export function fromTlNotifyPeer(call: Call, input: tl.TypeInputNotifyPeer): NotifyScope {
  switch (input._) {
    case 'inputNotifyUsers':
      return { kind: 'users' };
    case 'inputNotifyChats':
      return { kind: 'chats' };
    case 'inputNotifyBroadcasts':
      return { kind: 'broadcasts' };
    case 'inputNotifyPeer':
      return { kind: 'peer', peer: fromTlPeer(call, input.peer) };
    case 'inputNotifyForumTopic':
      return { kind: 'peer', peer: fromTlPeer(call, input.peer), topic: input.topMsgId };
    case 'inputNotifyCommunity':
      throw new RpcError(400, 'PEER_ID_INVALID');
  }
}

/** What the input says; what it leaves out follows the wider scope again. */
export function fromTlNotifySettings(input: tl.RawInputPeerNotifySettings): NotifySettings {
  const { showPreviews, silent, muteUntil, sound, storiesMuted, storiesHideSender, storiesSound } = input;
  return {
    ...(showPreviews === undefined ? {} : { showPreviews }),
    ...(silent === undefined ? {} : { silent }),
    ...(muteUntil === undefined ? {} : { muteUntil }),
    ...(sound ? { sound: fromTlSound(sound) } : {}),
    ...(storiesMuted === undefined ? {} : { storiesMuted }),
    ...(storiesHideSender === undefined ? {} : { storiesHideSender }),
    ...(storiesSound ? { storiesSound: fromTlSound(storiesSound) } : {}),
  };
}

export function fromTlSound(sound: tl.TypeNotificationSound): NotifySound {
  switch (sound._) {
    case 'notificationSoundDefault':
      return { kind: 'default' };
    case 'notificationSoundNone':
      return { kind: 'none' };
    case 'notificationSoundLocal':
      return { kind: 'local', title: sound.title, data: sound.data };
    case 'notificationSoundRingtone':
      return { kind: 'ringtone', id: sound.id.toString() };
  }
}
