import type { tl } from '@mtcute/core';
import { type Dialog, getState } from '#domain';
import type { Call } from '../../context.ts';
import { toTlDialogs } from './dialogs.ts';
import { toTlState } from '../updates/state.ts';

/** Dialogs with all that they mention, and the state of the account's own mailbox. */
export async function toTlPeerDialogs(call: Call, dialogs: readonly Dialog[]): Promise<tl.messages.RawPeerDialogs> {
  const page = await call.world.store.read((tx) => toTlDialogs(call, tx, dialogs));
  return { _: 'messages.peerDialogs', ...page, state: toTlState(await getState(call.world, call.account)) };
}
