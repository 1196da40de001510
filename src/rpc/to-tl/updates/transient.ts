import type { tl } from '@mtcute/core';
import Long from 'long';
import { bareId, peerKind, type TransientUpdate, type Tx } from '#domain';
import { toTlPeer, type Viewer } from '../peers.ts';
import { toTlTypingAction } from './typing-action.ts';
import { toTlUsers } from '../accounts/user.ts';

/** Writes what is told to those online only; undefined for what clients are not told. */
export async function toTlTransient(
  viewer: Viewer,
  tx: Tx,
  update: TransientUpdate,
): Promise<tl.TypeUpdate | undefined> {
  switch (update.kind) {
    case 'typing': {
      const action = toTlTypingAction(update.action);
      const kind = peerKind(update.peer);
      if (kind === 'account') return { _: 'updateUserTyping', userId: update.from, action };
      if (kind === 'group')
        return { _: 'updateChatUserTyping', chatId: bareId(update.peer), fromId: toTlPeer(update.from), action };
      return {
        _: 'updateChannelUserTyping',
        channelId: bareId(update.peer),
        topMsgId: update.topic,
        fromId: toTlPeer(update.from),
        action,
      };
    }
    case 'status': {
      const [user] = await toTlUsers(viewer, tx, [update.account]);
      if (user?._ !== 'user' || !user.status) return undefined;
      return { _: 'updateUserStatus', userId: update.account, status: user.status };
    }
    case 'postViews':
    case 'postForwards':
      return toTlCounter(update);
    case 'loginToken':
      return { _: 'updateLoginToken' };
    case 'joinDecision':
      return {
        _: 'updateJoinChatWebViewDecision',
        peer: toTlPeer(update.chat),
        queryId: Long.fromString(update.query),
        result: toTlDecision(update),
      };
    case 'botAnswer':
    case 'botPoller':
    case 'botWebhook':
      return undefined;
  }
}

function toTlDecision({ decision, url }: Extract<TransientUpdate, { kind: 'joinDecision' }>): tl.TypeJoinChatBotResult {
  switch (decision) {
    case 'approve':
      return { _: 'joinChatBotResultApproved' };
    case 'decline':
      return { _: 'joinChatBotResultDeclined' };
    case 'queue':
      return { _: 'joinChatBotResultQueued' };
    case 'page':
      return { _: 'joinChatBotResultWebView', url: url ?? '' };
  }
}

/** A counter of a post: the same for everybody who sees it. */
export function toTlCounter(
  update: Extract<TransientUpdate, { kind: 'postViews' | 'postForwards' }>,
): tl.RawUpdateChannelMessageViews | tl.RawUpdateChannelMessageForwards {
  const at = { channelId: bareId(update.chat), id: update.id };
  return update.kind === 'postViews'
    ? { _: 'updateChannelMessageViews', ...at, views: update.views }
    : { _: 'updateChannelMessageForwards', ...at, forwards: update.forwards };
}
