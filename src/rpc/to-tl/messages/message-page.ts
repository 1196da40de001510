import type { tl } from '@mtcute/core';
import { type MessagePage, type PeerId, peerKind } from '#domain';
import type { Call } from '../../context.ts';
import { toTlMessages } from './messages.ts';

/** A page as history and search answer it: whole, a slice, or one of a channel with its pts. */
export async function toTlMessagePage(
  call: Call,
  peer: PeerId | undefined,
  page: MessagePage,
  also: readonly PeerId[] = [],
): Promise<tl.messages.TypeMessages> {
  return call.world.store.read(async (tx) => {
    const { messages, users, chats } = await toTlMessages(
      call,
      tx,
      page.messages,
      peer === undefined ? also : [peer, ...also],
    );
    const common = { messages, users, chats, topics: [] };
    if (peer !== undefined && peerKind(peer) === 'channel') {
      const state = await tx.updates.state(peer);
      return { _: 'messages.channelMessages', pts: state?.pts ?? 1, ...countOf(page), ...common };
    }
    if (page.total <= page.messages.length) return { _: 'messages.messages', ...common };
    return {
      _: 'messages.messagesSlice',
      ...countOf(page),
      ...(page.offset !== undefined ? { offsetIdOffset: page.offset } : {}),
      ...common,
    };
  });
}

const countOf = ({ total, inexact }: MessagePage) => ({ count: total, ...(inexact ? { inexact } : {}) });
