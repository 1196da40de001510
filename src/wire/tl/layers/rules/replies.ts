/** Replies: a message id and a topic id in older requests, an object of its own in the newest. */
import type { tl } from '@mtcute/core';
import { downOrOut, type OldObject, type RuleGroup, up } from '../rule.ts';
import { inputPeerOfUser, inputUserOfPeer, userIdOf } from './peers.ts';

interface OldReply {
  replyToMsgId?: number;
  topMsgId?: number;
}

/** A message sent into a topic without replying to anything in it replies to the topic's first message. */
function replyTo({ replyToMsgId, topMsgId }: OldReply): tl.RawInputReplyToMessage | undefined {
  const target = replyToMsgId || topMsgId;
  if (!target) return undefined;
  return { _: 'inputReplyToMessage', replyToMsgId: target, ...(topMsgId && { topMsgId }) };
}

const replying = [
  'messages.sendMessage',
  'messages.sendMedia',
  'messages.sendMultiMedia',
  'messages.sendInlineBotResult',
  'messages.saveDraft',
  'messages.prolongWebView',
];

const withReply = (request: OldReply & OldObject): OldObject => ({
  ...request,
  replyTo: request['replyTo'] ?? replyTo(request),
});

export const replies: RuleGroup = {
  down: [
    downOrOut<tl.RawMessageReplyHeader>('messageReplyHeader', (header) =>
      header.replyToMsgId === undefined ? undefined : { ...header },
    ),
    downOrOut<tl.RawMessageReplyStoryHeader>('messageReplyStoryHeader', (header) => {
      const userId = userIdOf(header.peer);
      return userId === undefined ? undefined : { ...header, userId };
    }),
    downOrOut<tl.RawInputReplyToStory>('inputReplyToStory', (reply) => {
      const userId = inputUserOfPeer(reply.peer);
      return userId === undefined ? undefined : { ...reply, userId };
    }),
  ],
  up: [
    ...replying.map((name) => up<OldReply>(name, withReply)),
    up<OldReply>('messages.requestWebView', (request) => ({
      ...withReply(request),
      platform: request['platform'] ?? 'unknown',
    })),
    up<{ replyToMsgId: number }>('messages.sendScreenshotNotification', (request) => ({
      ...request,
      replyTo: { _: 'inputReplyToMessage', replyToMsgId: request.replyToMsgId },
    })),
    // All of a shortcut's messages are meant where none is named.
    up('messages.sendQuickReplyMessages', (request) => ({ ...request, id: [], randomId: [] })),
    up<{ userId: tl.TypeInputUser }>('inputReplyToStory', (reply) => ({
      ...reply,
      peer: inputPeerOfUser(reply.userId),
    })),
  ],
};
