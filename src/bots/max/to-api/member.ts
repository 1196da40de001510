import type { ChatMember, ChatPermissions } from '@maxhub/max-bot-api/types';
import { type Chat, isAdmin, type Member } from '#domain';
import { rightsOf } from '../from-api/rights.ts';
import { toApiUserWithPhoto } from './user.ts';
import type { View } from './view.ts';

/** Words of MAX that say the same twice are told once. */
const told: readonly ChatPermissions[] = [
  'read_all_messages',
  'add_remove_members',
  'add_admins',
  'change_chat_info',
  'pin_message',
  'write',
  'can_call',
  'edit_link',
  'post_edit_delete_message',
  'edit_message',
  'delete_message',
];
const ofTamTam = new Set<ChatPermissions>(told.slice(0, 6));

/** What an admin may; creators all, and who looks after a group reads and writes there in any case. */
function permissionsOf(view: View, chat: Pick<Chat, 'kind'>, member: Member): ChatPermissions[] | null {
  if (!isAdmin(member)) return null;
  const free = new Set<ChatPermissions>(
    chat.kind === 'channel' ? ['read_all_messages'] : ['read_all_messages', 'write'],
  );
  return told.filter((permission) => {
    if (view.dialect === 'tamtam' && !ofTamTam.has(permission)) return false;
    if (member.status === 'creator' || free.has(permission)) return true;
    return rightsOf[permission].every((right) => member.rights.includes(right));
  });
}

export async function toApiMember(
  view: View,
  chat: Pick<Chat, 'kind'>,
  member: Member,
): Promise<ChatMember | undefined> {
  const account = await view.account(member.account);
  if (!account) return undefined;
  return {
    ...(await toApiUserWithPhoto(view, account)),
    // The same as in the large chats of the services, where nobody counts looks.
    last_access_time: member.date * 1000,
    join_time: member.date * 1000,
    is_owner: member.status === 'creator',
    is_admin: isAdmin(member),
    permissions: permissionsOf(view, chat, member),
    ...(member.rank ? { alias: member.rank } : {}),
  };
}
