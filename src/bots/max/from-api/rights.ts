import type { AdminRight } from '#domain';
import type { ChatPermissions } from '@maxhub/max-bot-api/types';
import { badPayload } from '../api-error.ts';

/** What each permission means in rights; an admin reads everything and writes in groups without any. */
export const rightsOf: Readonly<Record<ChatPermissions, readonly AdminRight[]>> = {
  read_all_messages: ['other'],
  add_remove_members: ['inviteUsers', 'banUsers'],
  add_admins: ['addAdmins'],
  change_chat_info: ['changeInfo'],
  pin_message: ['pinMessages'],
  write: ['postMessages'],
  can_call: ['manageCall'],
  edit_link: ['inviteUsers'],
  post_edit_delete_message: ['postMessages', 'editMessages', 'deleteMessages'],
  edit_message: ['editMessages'],
  delete_message: ['deleteMessages'],
  edit: ['editMessages'],
  delete: ['deleteMessages'],
};

const isPermission = (word: unknown): word is ChatPermissions =>
  typeof word === 'string' && Object.hasOwn(rightsOf, word);

/** An admin without any other right has `other`, which makes them one. @throws ApiError for words that are no permission */
export function readPermissions(words: readonly unknown[]): AdminRight[] {
  const rights = new Set<AdminRight>();
  for (const word of words) {
    if (!isPermission(word)) throw badPayload(`Unknown permission: ${String(word).slice(0, 40)}`);
    for (const right of rightsOf[word]) rights.add(right);
  }
  rights.delete('other');
  return rights.size > 0 ? [...rights] : ['other'];
}
