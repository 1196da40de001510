import type { tl } from '@mtcute/core';
import type { AccountId } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { fromTlUser } from './peer.ts';

/** Whose face is changed: one's own, or that of a bot that one owns. */
export async function fromTlPhotoOwner(
  call: Call,
  request: { bot?: tl.TypeInputUser; fallback?: boolean },
): Promise<AccountId> {
  if (!request.bot) return call.account;
  if (request.fallback) throw new RpcError(400, 'BOT_FALLBACK_UNSUPPORTED');
  const bot = fromTlUser(call, request.bot);
  const account = await call.world.store.read((tx) => tx.accounts.get(bot));
  if (account?.data.bot?.owner !== call.account) throw new RpcError(400, 'BOT_INVALID');
  return bot;
}
