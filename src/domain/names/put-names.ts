import { tellAboutAccount } from '../accounts/tell-about.ts';
import type { Account } from '../accounts/repository.ts';
import { logAdmin } from '../channels/admin-log.ts';
import { checkPublicRoom, withoutDoor } from '../channels/public-room.ts';
import { tellMembers } from '../chats/change-members.ts';
import type { Chat } from '../chats/repository.ts';
import type { AccountId } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { activeNames, namedAccount, namedChat, namesOf, type PublicName } from './public-names.ts';

/** Gives an account another list of names and tells who knows it. */
export async function putAccountNames(
  world: World,
  tx: WriteTx,
  account: Account,
  names: readonly PublicName[],
  session?: string,
): Promise<void> {
  await wake(tx, account.id, namesOf(account), names);
  await tx.accounts.update(namedAccount(account, names));
  await tellAboutAccount(world, tx, account.id, session);
}

/**
 * Gives a supergroup or channel another list of names, notes it for its admins and tells its members. A chat is public
 * as long as one of its names is in force.
 *
 * @throws public-channels-too-much
 */
export async function putChatNames(
  world: World,
  tx: WriteTx,
  chat: Chat,
  names: readonly PublicName[],
  actor: AccountId,
): Promise<void> {
  const changed = namedChat(chat, names);
  if (chat.username === undefined && changed.username !== undefined) await checkPublicRoom(world, tx, chat.creator);
  await wake(tx, chat.id, namesOf(chat), names);
  const data = changed.username === undefined ? withoutDoor(changed) : changed.data;
  await tx.chats.update({ ...changed, data, version: chat.version + 1 });
  const change = { before: activeNames(chat), after: activeNames(changed) };
  await logAdmin(world, tx, chat.id, actor, { kind: 'usernames', ...change });
  await tellMembers(world, tx, chat.id, { kind: 'chat', chat: chat.id });
}

/** Names that came into force are found from here on, the others are not. */
async function wake(
  tx: WriteTx,
  owner: number,
  before: readonly PublicName[],
  after: readonly PublicName[],
): Promise<void> {
  for (const { name, active } of after)
    if (before.find((one) => one.name === name)?.active !== active) await tx.accounts.wakeUsername(name, owner, active);
}
