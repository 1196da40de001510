import type { tl } from '@mtcute/core';
import Long from 'long';
import { type DomainError, isDomainError, type JoinQuery } from '#domain';
import type { Call } from './context.ts';
import { toTlUsers } from './to-tl/accounts/user.ts';

const guardIn = ({ data }: DomainError): JoinQuery | undefined =>
  data !== undefined && 'guard' in data ? data.guard : undefined;

/** The first layer whose clients wait for a bot's decision; others hear that they asked. */
const waitingLayer = 228;

/** Joins; where a bot at the door decides, the caller is told which and under which query it will hear. */
export async function joinOrWait(
  call: Call,
  join: () => Promise<tl.messages.TypeChatInviteJoinResult>,
): Promise<tl.messages.TypeChatInviteJoinResult> {
  try {
    return await join();
  } catch (error) {
    const guard = isDomainError(error) ? guardIn(error) : undefined;
    if (!guard || call.layer < waitingLayer) throw error;
    const users = await call.world.store.read((tx) => toTlUsers(call, tx, [guard.bot]));
    const queryId = Long.fromString(guard.query);
    return { _: 'messages.chatInviteJoinResultWebView', botId: guard.bot, queryId, users };
  }
}
