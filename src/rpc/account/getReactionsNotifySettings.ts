import { method } from '../method.ts';
import { toTlReactionsNotify } from '../to-tl/accounts/reactions-notify.ts';

export const getReactionsNotifySettings = method('account.getReactionsNotifySettings', toTlReactionsNotify, {
  peopleOnly: true,
});
