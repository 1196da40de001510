import type { Tx } from '#domain';
import type { Sql } from '../sql.ts';
import { accountRepository } from './accounts.ts';
import { authRepository } from './auth.ts';
import { chatRepository } from './chats.ts';
import { dialogRepository } from './dialogs.ts';
import { mediaRepository } from './media.ts';
import { messageRepository } from './messages.ts';
import { updateRepository } from './updates.ts';

/** Every repository over one connection; the same objects serve both dialects. */
export function repositories(sql: Sql): Tx {
  return {
    accounts: accountRepository(sql),
    auth: authRepository(sql),
    chats: chatRepository(sql),
    dialogs: dialogRepository(sql),
    media: mediaRepository(sql),
    messages: messageRepository(sql),
    updates: updateRepository(sql),
  };
}
