import { editAdmin, editGroupAdmin } from '#domain';
import { badPayload } from '../api-error.ts';
import { absent, isFields, listIn, numberIn, textIn } from '../fields.ts';
import { requireGroup, requireUser } from '../from-api/chat.ts';
import { readPermissions } from '../from-api/rights.ts';
import { done, operation } from '../operation.ts';

const aliasLength = 16;

export const postAdmins = operation(
  'postAdmins',
  'POST',
  'chats/{chatId}/members/admins',
  async (call) => {
    const { body, bot, world } = call;
    const { chat } = await requireGroup(call, 'administer');
    const list = listIn(body, 'admins');
    if (!list) throw absent('admins');
    // All are read before the first is changed.
    const wishes = list.map((one) => {
      if (!isFields(one)) throw badPayload('Admin must be an object');
      const account = numberIn(one, 'user_id');
      if (account === undefined) throw absent('user_id');
      const permissions = listIn(one, 'permissions') ?? [];
      return { account, rights: readPermissions(permissions), rank: textIn(one, 'alias', aliasLength) ?? '' };
    });
    for (const { account } of wishes) await requireUser(call, account);
    for (const wish of wishes) {
      const common = { actor: bot.id, chat: chat.id, account: wish.account };
      if (chat.kind === 'group') await editGroupAdmin(world, { ...common, admin: true });
      else await editAdmin(world, { ...common, rights: wish.rights, rank: wish.rank });
    }
    return done;
  },
  ['max'],
);
