import { toggleFilterTags } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const toggleDialogFilterTags = method(
  'messages.toggleDialogFilterTags',
  async (call, request) => {
    await toggleFilterTags(call.world, { account: call.account, enabled: request.enabled, session: ownSession(call) });
    return true;
  },
  { peopleOnly: true },
);
