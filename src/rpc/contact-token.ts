import type { RpcContext } from './context.ts';

const lifetimeS = 86_400;
const sealBytes = 12;

/** A link that opens a chat with its maker for a day, to whoever gets it. Nothing is stored: the token is sealed. */
export function makeContactToken(context: Pick<RpcContext, 'hashes' | 'world'>, account: number) {
  const expires = context.world.clock.nowS() + lifetimeS;
  const token = `${account.toString(36)}-${expires.toString(36)}-${sealOf(context, account, expires)}`;
  return { token, expires };
}

/** Whose token this is; undefined when it is not ours or too old. */
export function readContactToken(context: Pick<RpcContext, 'hashes' | 'world'>, token: string): number | undefined {
  const [account, expires, seal] = token.split('-', 3);
  const id = Number.parseInt(account ?? '', 36);
  const until = Number.parseInt(expires ?? '', 36);
  if (!Number.isSafeInteger(id) || !Number.isSafeInteger(until)) return undefined;
  if (until < context.world.clock.nowS() || seal !== sealOf(context, id, until)) return undefined;
  return id;
}

const sealOf = (context: Pick<RpcContext, 'hashes'>, account: number, expires: number): string =>
  context.hashes.seal(`contact:${account}:${expires}`).subarray(0, sealBytes).toHex();
