import { method } from '../method.ts';

/** Reactions cost nothing here; clients ask how those that do are to be shown. */
export const getPaidReactionPrivacy = method(
  'messages.getPaidReactionPrivacy',
  async (call) => ({
    _: 'updates',
    updates: [{ _: 'updatePaidReactionPrivacy', private: { _: 'paidReactionPrivacyDefault' } }],
    chats: [],
    users: [],
    date: call.world.clock.nowS(),
    seq: 0,
  }),
  { peopleOnly: true },
);
