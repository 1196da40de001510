import { tellMembers } from '../chats/change-members.ts';
import { plainMember } from '../chats/create-group.ts';
import { checkOwnRoom } from './create-channel.ts';
import type { AdminRight, Chat, Member } from '../chats/repository.ts';
import { requireCreator } from '../chats/rights.ts';
import { emptyDialog } from '../dialogs/get-dialogs.ts';
import type { AccountId, ChatId } from '../ids.ts';
import { writeMessage } from '../messages/send-message.ts';
import type { World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import type { LogEntry } from '../updates/bodies.ts';

/** What admins of a basic group may do anyway, as rights of a supergroup. */
const carriedRights: readonly AdminRight[] = [
  'changeInfo',
  'deleteMessages',
  'banUsers',
  'inviteUsers',
  'pinMessages',
  'manageCall',
  'other',
];

export interface Migrated {
  channel: ChatId;
  /** What the actor's own mailbox learned. */
  entries: LogEntry[];
}

/**
 * Turns a basic group into a supergroup with the same people, rights and settings. The old group stays readable where
 * its messages lie, names its successor and takes nothing new. Its creator only.
 *
 * @throws chat-admin-required, peer-invalid, chat-deactivated, channels-too-much
 */
export function migrateGroup(
  world: World,
  request: { actor: AccountId; chat: ChatId; session?: string | undefined },
): Promise<Migrated> {
  return world.store.write(async (tx) => {
    const { chat: group } = await requireCreator(tx, request.actor, request.chat);
    await checkOwnRoom(world, tx, request.actor);
    const members = await tx.chats.members({
      chat: group.id,
      statuses: ['creator', 'admin', 'member', 'restricted', 'banned'],
      offset: 0,
      limit: world.limits.groupMembers * 2,
    });
    const inside = members.filter(({ status }) => status !== 'banned').sort((a, b) => a.account - b.account);
    const channel = await makeSuccessor(world, tx, group, members);
    await tx.chats.update({ ...group, data: { ...group.data, migratedTo: channel }, version: group.version + 1 });
    await writeMessage(world, tx, {
      sender: request.actor,
      peer: channel,
      data: { text: '', action: { kind: 'migrateFrom', title: group.title, group: group.id } },
    });
    const said = await writeMessage(world, tx, {
      sender: request.actor,
      peer: group.id,
      data: { text: '', action: { kind: 'migrateTo', channel } },
      session: request.session,
    });
    await tellMembers(world, tx, group.id, { kind: 'chat', chat: group.id });
    for (const { account } of inside) await moveDialog(world, tx, account, group.id, channel);
    return { channel, entries: said.entries };
  });
}

async function makeSuccessor(world: World, tx: WriteTx, group: Chat, members: readonly Member[]): Promise<ChatId> {
  const nowS = world.clock.nowS();
  const { about, noForwards, ttlS, reactions, enforced, restriction } = group.data;
  const channel = await tx.chats.insert({
    kind: 'supergroup',
    title: group.title,
    ...(group.photo === undefined ? {} : { photo: group.photo }),
    creator: group.creator,
    createdAt: nowS,
    members: group.members,
    version: 1,
    defaultBanned: group.defaultBanned,
    data: {
      ...(about === undefined ? {} : { about }),
      ...(noForwards === undefined ? {} : { noForwards }),
      ...(ttlS === undefined ? {} : { ttlS }),
      ...(reactions === undefined ? {} : { reactions }),
      ...(enforced === undefined ? {} : { enforced }),
      ...(restriction === undefined ? {} : { restriction }),
      migratedFrom: group.id,
    },
  });
  await tx.updates.createMailbox(channel);
  for (const member of members) await tx.chats.putMember(carried(member, channel, group.creator, nowS));
  return channel;
}

function carried(member: Member, chat: ChatId, creator: AccountId, nowS: number): Member {
  const plain = {
    ...plainMember(chat, member.account, member.inviter, nowS),
    ...(member.rank ? { rank: member.rank } : {}),
  };
  switch (member.status) {
    case 'creator':
      return { ...plain, status: 'creator' };
    case 'admin':
      return { ...plain, status: 'admin', rights: [...carriedRights], promotedBy: member.promotedBy ?? creator };
    case 'banned':
      return { ...plain, status: 'banned', banned: ['viewMessages'], bannedBy: member.bannedBy ?? creator };
    default:
      return plain;
  }
}

/** The successor takes the old group's place in the list: pinned, archived and muted alike. */
async function moveDialog(
  world: World,
  tx: WriteTx,
  account: AccountId,
  group: ChatId,
  channel: ChatId,
): Promise<void> {
  const old = await tx.dialogs.get(account, group);
  await tx.dialogs.put({
    ...((await tx.dialogs.get(account, channel)) ?? emptyDialog(account, channel)),
    listed: true,
    pinnedOrder: old?.pinnedOrder ?? 0,
    folder: old?.folder ?? 0,
  });
  if (old) await tx.dialogs.put({ ...old, listed: false, pinnedOrder: 0 });
  const muted = await tx.accounts.setting(account, `notify:${group}`);
  if (muted !== undefined) await tx.accounts.putSetting(account, `notify:${channel}`, muted);
  await appendUpdate(tx, account, world.clock.nowS(), { kind: 'channel', chat: channel });
}
