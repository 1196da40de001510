import type { AccountId, ChatId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import { requireForum } from './require-forum.ts';

const setting = (chat: ChatId): string => `forum-as-messages:${chat}`;

/** Whether the account sees this forum as one history instead of its topics. */
export async function seesForumAsMessages(tx: Tx, account: AccountId, chat: ChatId): Promise<boolean> {
  return (await tx.accounts.setting<boolean>(account, setting(chat))) ?? false;
}

/** Changes how the account sees a forum; its other devices learn it. @throws forum-missing, channel-private */
export function viewForumAsMessages(
  world: World,
  request: { account: AccountId; chat: ChatId; asMessages: boolean; session?: string | undefined },
): Promise<void> {
  const { account, chat, asMessages } = request;
  return world.store.write(async (tx) => {
    await requireForum(tx, account, chat);
    if (asMessages) await tx.accounts.putSetting(account, setting(chat), true);
    else await tx.accounts.removeSetting(account, setting(chat));
    const body = { kind: 'forumView', chat, asMessages } as const;
    await appendUpdate(tx, account, world.clock.nowS(), body, { exceptSession: request.session });
  });
}
