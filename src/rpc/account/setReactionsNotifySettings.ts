import { setReactionsNotify } from '#domain';
import { fromTlSound } from '../from-tl/notify-settings.ts';
import { method } from '../method.ts';
import { fromTlFrom, toTlReactionsNotify } from '../to-tl/accounts/reactions-notify.ts';

export const setReactionsNotifySettings = method(
  'account.setReactionsNotifySettings',
  async (call, { settings }) => {
    const { messagesNotifyFrom, storiesNotifyFrom, pollVotesNotifyFrom, sound, showPreviews } = settings;
    await setReactionsNotify(call.world, call.account, {
      ...(messagesNotifyFrom ? { messages: fromTlFrom(messagesNotifyFrom) } : {}),
      ...(storiesNotifyFrom ? { stories: fromTlFrom(storiesNotifyFrom) } : {}),
      ...(pollVotesNotifyFrom ? { pollVotes: fromTlFrom(pollVotesNotifyFrom) } : {}),
      sound: fromTlSound(sound),
      showPreviews,
    });
    return toTlReactionsNotify(call);
  },
  { peopleOnly: true },
);
