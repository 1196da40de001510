import type { WireRequest } from '#wire';
import type { RpcContext } from './context.ts';
import type { KeyState } from './keys.ts';
import { send } from './push-updates.ts';

/** Who has just signed in hears of what happens at once: bots of some libraries ask for nothing more. */
export async function noteSignIn(context: RpcContext, wire: WireRequest, wantsUpdates: boolean): Promise<void> {
  const state = await context.keys.load(wire.keyId);
  if (state?.authorization && !state.authorization.passwordPending && !state.isSuspended)
    noteUse(context, wire, state, wantsUpdates);
}

/** Seconds between two notes of an authorization's last use. */
const touchEveryS = 60;

/**
 * An authorization that is older than this and comes with a session that this node does not know was here before: its
 * device was out of reach, or the server was.
 */
const freshS = 5;

/** Notes that a session called something: from now on it receives the updates of its account, if it wants any. */
export function noteUse(context: RpcContext, wire: WireRequest, state: KeyState, wantsUpdates: boolean): void {
  const { authorization } = state;
  if (!authorization || !state.permanentId) return;
  const known = context.sessions.find(wire);
  const begins = known === undefined || known.silent === true;
  context.sessions.register({
    ref: wire.session,
    keyId: state.permanentId,
    account: authorization.account,
    isBot: state.isBot,
    layer: state.layer,
    // A session that said once that it wants none (a file connection) stays so.
    wantsUpdates: wantsUpdates && known?.wantsUpdates !== false,
  });
  context.audiences.enter(authorization.account);
  const now = context.world.clock.nowS();
  // Whatever was sent to its former sessions is lost, and not every library asks for it by itself. Who signed in at a time
  // that is still to come did so before the clock was set back, not just now.
  const begun = begins ? context.sessions.find(wire) : undefined;
  const isFresh = Math.abs(now - authorization.createdAt) < freshS;
  if (begun?.wantsUpdates && !isFresh) send(context, [begun], { _: 'updatesTooLong' });
  if (now - state.touchedAtS < touchEveryS) return;
  state.touchedAtS = now;
  const keyId = state.permanentId;
  context.world.store.write((tx) => tx.auth.touchAuthorization(keyId, now, wire.address)).catch(() => undefined);
}
