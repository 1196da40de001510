import type { AccountId } from '#domain';
import type { WireRequest } from '#wire';
import type { RpcContext } from './context.ts';
import { type KeyState, languageOf } from './keys.ts';
import { send } from './push-updates.ts';
import type { PushSession } from './sessions.ts';

/** Who has just signed in hears of what happens at once: bots of some libraries ask for nothing more. */
export async function noteSignIn(context: RpcContext, wire: WireRequest, use: Use): Promise<void> {
  const state = await context.keys.load(wire.keyId);
  if (state?.authorization && !state.authorization.passwordPending && !state.isSuspended)
    noteUse(context, wire, state, use);
}

/** Seconds between two notes of an authorization's last use. */
const touchEveryS = 60;

/**
 * An authorization that is older than this and comes with a session that this node does not know was here before: its
 * device was out of reach, or the server was.
 */
const freshS = 5;

/** What a call says about the session that it came by. */
export interface Use {
  withoutUpdates: boolean;
  /** It moves a part of a file. */
  forFiles: boolean;
}

/**
 * Notes that a session called something: from now on it receives the updates of its account, if it wants any. One that only
 * moves files beside another session of its device has no use for them: TDLib opens such sessions without a word, and takes
 * what it hears there for a second telling (https://core.telegram.org/method/invokeWithoutUpdates).
 */
export function noteUse(context: RpcContext, wire: WireRequest, state: KeyState, use: Use): void {
  const { authorization, permanentId } = state;
  if (!authorization || !permanentId) return;
  const known = context.sessions.find(wire);
  const refused = use.withoutUpdates || known?.refused === true;
  const filesOnly = use.forFiles && (!known || known.silent === true || known.filesOnly === true);
  const begins = !known || known.silent === true || (!known.wantsUpdates && !known.refused);
  context.sessions.register({
    ref: wire.session,
    keyId: permanentId,
    account: authorization.account,
    isBot: state.isBot,
    layer: state.layer,
    language: languageOf(state),
    wantsUpdates: !refused && !(filesOnly && anotherListens(context, authorization.account, permanentId, known)),
    refused,
    filesOnly,
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
  context.world.store.write((tx) => tx.auth.touchAuthorization(permanentId, now, wire.address)).catch(() => undefined);
}

/** Whether the device hears of what happens by another of its sessions. */
function anotherListens(
  { sessions }: RpcContext,
  account: AccountId,
  keyId: string,
  own: PushSession | undefined,
): boolean {
  for (const session of sessions.of(account)) {
    const calls = !session.silent && !session.filesOnly && !session.offline;
    if (session !== own && session.keyId === keyId && session.wantsUpdates && calls) return true;
  }
  return false;
}
