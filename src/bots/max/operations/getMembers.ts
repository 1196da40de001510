import { isAdmin, isInside, type Member } from '#domain';
import { denied } from '../api-error.ts';
import { readInt, readList } from '../fields.ts';
import { requireGroup } from '../from-api/chat.ts';
import { operation } from '../operation.ts';
import { toApiMember } from '../to-api/member.ts';
import { createView } from '../to-api/view.ts';

const askedAtMost = 100;

/** The marker is how many were told already. */
export const getMembers = operation('getMembers', 'GET', 'chats/{chatId}/members', async (call) => {
  const { bot, dialect, query, world } = call;
  const { chat, member: own } = await requireGroup(call, 'belong');
  const hidden = chat.kind === 'channel' || chat.data.hiddenMembers === true;
  if (hidden && !(own && isAdmin(own))) throw denied('Members are shown to administrators only');
  const asked = readList(query, 'user_ids').map(Number).slice(0, askedAtMost);
  const count = readInt(query, 'count', { least: 1, most: 100 }) ?? 20;
  const offset = readInt(query, 'marker', { least: 0 }) ?? 0;
  return world.store.read(async (tx) => {
    const view = createView(call, { bot: bot.id, dialect }, tx);
    const statuses = ['creator', 'admin', 'member', 'restricted'] as const;
    const found: Member[] = [];
    if (asked.length > 0) {
      for (const account of asked) {
        const member = Number.isSafeInteger(account) ? await tx.chats.member(chat.id, account) : undefined;
        if (member) found.push(member);
      }
    } else found.push(...(await tx.chats.members({ chat: chat.id, statuses, offset, limit: count })));
    await view.load({ peers: found.map(({ account }) => account) });
    const members = await Promise.all(found.filter(isInside).map((member) => toApiMember(view, chat, member)));
    const more = asked.length === 0 && found.length === count;
    return { members: members.filter((member) => member !== undefined), marker: more ? offset + count : null };
  });
});
