/** Topics of forums: methods and updates of channels before topics could be in other chats. */
import type { tl } from '@mtcute/core';
import { downOrOut, type RuleGroup, up } from '../rule.ts';
import { inputPeerOfChannel } from './peers.ts';

const renamed = {
  'channels.createForumTopic': 'messages.createForumTopic',
  'channels.deleteTopicHistory': 'messages.deleteTopicHistory',
  'channels.editForumTopic': 'messages.editForumTopic',
  'channels.getForumTopics': 'messages.getForumTopics',
  'channels.getForumTopicsByID': 'messages.getForumTopicsByID',
  'channels.reorderPinnedForumTopics': 'messages.reorderPinnedForumTopics',
  'channels.updatePinnedForumTopic': 'messages.updatePinnedForumTopic',
  'channels.editCreator': 'messages.editChatCreator',
  'channels.getFutureCreatorAfterLeave': 'messages.getFutureChatCreatorAfterLeave',
  'channels.getSponsoredMessages': 'messages.getSponsoredMessages',
  'channels.viewSponsoredMessage': 'messages.viewSponsoredMessage',
  'channels.clickSponsoredMessage': 'messages.clickSponsoredMessage',
  'channels.reportSponsoredMessage': 'messages.reportSponsoredMessage',
};

export const forums: RuleGroup = {
  down: [
    downOrOut<tl.RawUpdatePinnedForumTopic>('updatePinnedForumTopic', ({ peer, topicId, pinned }, layer) => {
      if (peer._ !== 'peerChannel' || !layer.has('updateChannelPinnedTopic')) return undefined;
      // Where the update could not yet say that a topic was unpinned, it named no topic then.
      const saysSo = layer.declaration('updateChannelPinnedTopic')?.fields.some(({ key }) => key === 'pinned') === true;
      return {
        _: 'updateChannelPinnedTopic',
        channelId: peer.channelId,
        topicId: saysSo || pinned ? topicId : undefined,
        pinned,
      };
    }),
    downOrOut<tl.RawUpdatePinnedForumTopics>('updatePinnedForumTopics', ({ peer, order }, layer) => {
      if (peer._ !== 'peerChannel' || !layer.has('updateChannelPinnedTopics')) return undefined;
      return { _: 'updateChannelPinnedTopics', channelId: peer.channelId, order };
    }),
  ],
  up: [
    ...Object.entries(renamed).map(([name, canonical]) =>
      up<{ channel: tl.TypeInputChannel }>(name, (request) => ({
        ...request,
        _: canonical,
        peer: inputPeerOfChannel(request.channel),
      })),
    ),
    up('channels.toggleForum', (request) => ({ ...request, tabs: false })),
    up<{ enabled: boolean }>('channels.toggleSignatures', (request) => ({
      ...request,
      signaturesEnabled: request.enabled,
    })),
  ],
  forgotten: {
    'messages.clickSponsoredMessage': ['peer'],
    'messages.viewSponsoredMessage': ['peer'],
    'messages.reportSponsoredMessage': ['peer'],
  },
  renamed,
};
