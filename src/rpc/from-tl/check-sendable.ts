import type { tl } from '@mtcute/core';
import { RpcError } from '../errors.ts';

type Sendable = Pick<
  tl.messages.RawSendMessageRequest,
  'quickReplyShortcut' | 'suggestedPost' | 'scheduleRepeatPeriod' | 'richMessage'
>;

/**
 * Refuses what a send may carry and nothing here would keep: the message would go out as another one than was asked for.
 *
 * @throws PREMIUM_ACCOUNT_REQUIRED for what is for subscribers elsewhere, SUGGESTED_POST_PEER_INVALID,
 * INPUT_REQUEST_INVALID
 */
export function checkSendable(request: Partial<Sendable>): void {
  if (request.quickReplyShortcut || request.scheduleRepeatPeriod) throw new RpcError(403, 'PREMIUM_ACCOUNT_REQUIRED');
  if (request.suggestedPost) throw new RpcError(400, 'SUGGESTED_POST_PEER_INVALID');
  if (request.richMessage) throw new RpcError(400, 'INPUT_REQUEST_INVALID');
}
