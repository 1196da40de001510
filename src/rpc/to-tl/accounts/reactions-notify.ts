import type { tl } from '@mtcute/core';
import { type ReactionsNotify, reactionsNotify } from '#domain';
import type { Call } from '../../context.ts';
import { toTlSound } from '../dialogs/notify-settings.ts';

type From = ReactionsNotify['messages'];

const toTlFrom = (from: From): tl.TypeReactionNotificationsFrom | undefined =>
  from && { _: from === 'all' ? 'reactionNotificationsFromAll' : 'reactionNotificationsFromContacts' };

export const fromTlFrom = (from: tl.TypeReactionNotificationsFrom): NonNullable<From> =>
  from._ === 'reactionNotificationsFromAll' ? 'all' : 'contacts';

export async function toTlReactionsNotify(call: Call): Promise<tl.RawReactionsNotifySettings> {
  const own = await call.world.store.read((tx) => reactionsNotify(tx, call.account));
  return {
    _: 'reactionsNotifySettings',
    messagesNotifyFrom: toTlFrom(own.messages),
    storiesNotifyFrom: toTlFrom(own.stories),
    pollVotesNotifyFrom: toTlFrom(own.pollVotes),
    sound: toTlSound(own.sound),
    showPreviews: own.showPreviews,
  };
}
