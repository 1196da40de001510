import { tellMemberChange } from '../bots/tell-bots.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId } from '../ids.ts';
import { type SendResult, writeMessage } from '../messages/send-message.ts';
import type { World, WriteTx } from '../ports.ts';
import { mayBeAdded } from './may-be-added.ts';
import type { Member } from './repository.ts';

export interface GroupCreated {
  chat: ChatId;
  said: SendResult;
  /** Those whose privacy keeps them from being added; they can be sent an invitation. */
  missing: AccountId[];
}

/** A title as it is stored. @throws chat-title-empty */
export function normaliseTitle(world: World, title: string): string {
  const clean = title.trim().slice(0, world.limits.chatTitleLength).toWellFormed();
  return clean === '' ? refuse('chat-title-empty') : clean;
}

/** A row for somebody who came in without rights or restrictions. `date` in Unix seconds. */
export const plainMember = (chat: ChatId, account: AccountId, inviter: AccountId, date: number): Member => ({
  chat,
  account,
  status: 'member',
  inviter,
  date,
  rights: [],
  banned: [],
  bannedUntil: 0,
});

/**
 * Makes a basic group of the creator and these people; who may not be added is left out and named.
 *
 * @throws chat-title-empty, users-too-few, users-too-much
 */
export function createGroup(
  world: World,
  request: {
    creator: AccountId;
    title: string;
    members: readonly AccountId[];
    ttlS?: number | undefined;
    session?: string | undefined;
  },
): Promise<GroupCreated> {
  const title = normaliseTitle(world, request.title);
  const wanted = [...new Set(request.members)].filter((member) => member !== request.creator);
  if (wanted.length + 1 > world.limits.groupMembers) refuse('users-too-much');
  return world.store.write(async (tx) => {
    const nowS = world.clock.nowS();
    const { added, missing } = await sortOut(tx, request.creator, wanted);
    const chat = await tx.chats.insert({
      kind: 'group',
      title,
      creator: request.creator,
      createdAt: nowS,
      members: added.length + 1,
      version: 1,
      defaultBanned: [],
      data: request.ttlS ? { ttlS: request.ttlS } : {},
    });
    await tx.chats.putMember({ ...plainMember(chat, request.creator, request.creator, nowS), status: 'creator' });
    for (const account of [...added].sort((a, b) => a - b)) {
      await tx.chats.putMember(plainMember(chat, account, request.creator, nowS));
      await tellMemberChange(tx, nowS, { id: chat }, { account, actor: request.creator, before: undefined });
    }
    const said = await writeMessage(world, tx, {
      sender: request.creator,
      peer: chat,
      data: { text: '', action: { kind: 'groupCreate', title, members: [request.creator, ...added] } },
      session: request.session,
    });
    return { chat, said, missing };
  });
}

async function sortOut(
  tx: WriteTx,
  inviter: AccountId,
  wanted: readonly AccountId[],
): Promise<{ added: AccountId[]; missing: AccountId[] }> {
  const added: AccountId[] = [];
  const missing: AccountId[] = [];
  for (const account of wanted) {
    const verdict = await mayBeAdded(tx, inviter, account);
    if (verdict === 'unknown') refuse('account-not-found');
    (verdict === 'yes' ? added : missing).push(account);
  }
  return { added, missing };
}
