import type { tl } from '@mtcute/core';
import type { Message, PeerId, Tx } from '#domain';
import { loadExtras } from './extras.ts';
import { toTlMessage } from './message.ts';
import { type TlPeers, toTlPeers, type Viewer } from '../peers.ts';

export interface TlMessagePage extends TlPeers {
  messages: tl.TypeMessage[];
}

/** Writes a page of messages with every peer that they mention. `also` names peers that the result needs besides. */
export async function toTlMessages(
  viewer: Viewer,
  tx: Tx,
  messages: readonly Message[],
  also: Iterable<PeerId> = [],
): Promise<TlMessagePage> {
  const peers = new Set<PeerId>(also);
  const extras = await loadExtras(viewer, tx, messages);
  const written = messages.map((message) => toTlMessage(viewer, message, extras, peers));
  return { messages: written, ...(await toTlPeers(viewer, tx, peers, extras.groups)) };
}
