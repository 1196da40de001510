import type { ActionResponse } from '@maxhub/max-bot-api/types';
import { addToGroup, type Chat, inviteToChannel, isDomainError } from '#domain';
import { badPayload } from '../api-error.ts';
import { absent, listIn } from '../fields.ts';
import { requireGroup } from '../from-api/chat.ts';
import type { Call } from '../context.ts';
import { operation } from '../operation.ts';

const most = 100;

type Answer = ActionResponse & {
  failed_user_ids?: number[];
  failed_user_details?: { error_code: Failure; user_ids: number[] }[];
};
type Failure = 'add.participant.privacy' | 'add.participant.not.found';

export const addMembers = operation('addMembers', 'POST', 'chats/{chatId}/members', async (call): Promise<Answer> => {
  const { chat } = await requireGroup(call, 'belong');
  const list = listIn(call.body, 'user_ids');
  if (!list) throw absent('user_ids');
  if (list.length > most) throw badPayload(`Field 'user_ids' size (${list.length}) must be at most ${most}`);
  const failed = new Map<Failure, number[]>();
  for (const id of list) {
    if (typeof id !== 'number') throw badPayload("Field 'user_ids' must be an array of numbers");
    const failure = await add(call, chat, id);
    if (failure) failed.set(failure, [...(failed.get(failure) ?? []), id]);
  }
  const ids = [...failed.values()].flat();
  if (ids.length === 0) return { success: true };
  const details = [...failed].map(([error_code, user_ids]) => ({ error_code, user_ids }));
  return { success: false, message: 'Some users were not added', failed_user_ids: ids, failed_user_details: details };
});

/** Whoever is inside already counts as added. */
async function add({ bot, world }: Call, chat: Chat, account: number): Promise<Failure | undefined> {
  const common = { actor: bot.id, chat: chat.id };
  try {
    const { missing } =
      chat.kind === 'group'
        ? await addToGroup(world, { ...common, account })
        : await inviteToChannel(world, { ...common, accounts: [account] });
    return missing.length > 0 ? 'add.participant.privacy' : undefined;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    if (error.code === 'user-already-participant') return undefined;
    if (error.code === 'account-not-found') return 'add.participant.not.found';
    if (error.code === 'user-kicked' || error.code === 'privacy-restricted') return 'add.participant.privacy';
    throw error;
  }
}
