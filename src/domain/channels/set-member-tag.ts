import { tellMemberChange } from '../bots/tell-bots.ts';
import { bannedNow, requireMember } from '../chats/check-group-send.ts';
import { mayDo } from '../chats/rights.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId } from '../ids.ts';
import type { World } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import { logAdmin } from './admin-log.ts';
import { isInside } from './is-inside.ts';

const tagLength = 16;

/**
 * The word beside a member's name in a group; an empty one takes it away. Admins who may do so give it to others, and
 * members to themselves unless that is forbidden.
 *
 * @throws tag-invalid, tag-forbidden, user-not-participant, supergroup-required
 */
export function setMemberTag(
  world: World,
  request: { actor: AccountId; chat: ChatId; account: AccountId; tag: string },
): Promise<void> {
  const { actor, account } = request;
  const tag = request.tag.trim();
  if (tag.length > tagLength || /\p{Extended_Pictographic}/u.test(tag)) refuse('tag-invalid');
  return world.store.write(async (tx) => {
    const nowS = world.clock.nowS();
    const { chat, member } = await requireMember(tx, actor, request.chat);
    if (chat.kind === 'channel') refuse('supergroup-required');
    const own = actor === account && !bannedNow(chat, member, nowS).has('editRank');
    if (!own && !mayDo(chat, member, 'manageRanks', nowS)) refuse('tag-forbidden');
    const target = await tx.chats.member(chat.id, account);
    if (!isInside(target)) return refuse('user-not-participant');
    if (actor !== account && target.status !== 'member' && target.status !== 'restricted') refuse('tag-forbidden');
    if ((target.rank ?? '') === tag) return;
    const { rank: before = '', ...rest } = target;
    await tx.chats.putMember(tag === '' ? rest : { ...rest, rank: tag });
    await logAdmin(world, tx, chat.id, actor, { kind: 'rank', account, before, after: tag });
    const body = chat.kind === 'group' ? ({ kind: 'members', chat: chat.id } as const) : undefined;
    await appendUpdate(tx, account, nowS, body ?? { kind: 'channel', chat: chat.id });
    await tellMemberChange(tx, nowS, chat, { account, actor, before: target });
  });
}
