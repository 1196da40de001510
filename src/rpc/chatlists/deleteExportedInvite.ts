import { deleteChatlistLink } from '#domain';
import { fromTlSlug } from '../from-tl/chatlist.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const deleteExportedInvite = method(
  'chatlists.deleteExportedInvite',
  async (call, request) => {
    await deleteChatlistLink(call.world, {
      account: call.account,
      filter: request.chatlist.filterId,
      slug: fromTlSlug(request.slug),
      session: ownSession(call),
    });
    return true;
  },
  { peopleOnly: true },
);
