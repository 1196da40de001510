import { type AdminEventGroup, getAdminLog as page } from '#domain';
import { fromTlChannel, fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlAdminLog } from '../to-tl/chats/admin-event.ts';

const groups: readonly Exclude<AdminEventGroup, 'forumSwitch'>[] = [
  'join',
  'leave',
  'invite',
  'ban',
  'unban',
  'kick',
  'unkick',
  'promote',
  'demote',
  'info',
  'settings',
  'pinned',
  'edit',
  'delete',
  'invites',
  'send',
  'forums',
  'editRank',
];

export const getAdminLog = method(
  'channels.getAdminLog',
  async (call, request) => {
    const { eventsFilter, admins, maxId, minId } = request;
    const entries = await page(call.world, {
      account: call.account,
      chat: fromTlChannel(call, request.channel),
      words: request.q,
      limit: request.limit,
      ...(eventsFilter ? { groups: groups.filter((group) => eventsFilter[group]) } : {}),
      ...(admins ? { actors: admins.map((admin) => fromTlUser(call, admin)) } : {}),
      ...(maxId.isZero() ? {} : { belowId: maxId.toNumber() }),
      ...(minId.isZero() ? {} : { aboveId: minId.toNumber() }),
    });
    return call.world.store.read((tx) => toTlAdminLog(call, tx, entries));
  },
  { peopleOnly: true },
);
