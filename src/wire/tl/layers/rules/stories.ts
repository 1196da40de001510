/** Stories of users only (layers 160 and 162), of any peer after them. */
import type { tl } from '@mtcute/core';
import { down, downOrOut, type OldObject, result, type RuleGroup, up } from '../rule.ts';
import { inputPeerOfUser, userIdOf } from './peers.ts';

function userStories(stories: tl.TypePeerStories): OldObject | undefined {
  const userId = userIdOf(stories.peer);
  return userId === undefined ? undefined : { ...stories, _: 'userStories', userId };
}

/** Names the user in place of the peer, or leaves the object out. */
function ofUser<T extends { _: string; peer: tl.TypePeer }>(value: T): OldObject | undefined {
  const userId = userIdOf(value.peer);
  return userId === undefined ? undefined : { ...value, userId };
}

/** Requests of these layers that were about the caller's own stories. */
const own = [
  'stories.canSendStory',
  'stories.deleteStories',
  'stories.editStory',
  'stories.getStoriesArchive',
  'stories.getStoriesViews',
  'stories.sendStory',
  'stories.togglePinned',
];

const named = [
  'stories.exportStoryLink',
  'stories.getPinnedStories',
  'stories.getStoriesByID',
  'stories.incrementStoryViews',
  'stories.readStories',
  'stories.sendReaction',
  'inputMediaStory',
];

export const stories: RuleGroup = {
  down: [
    down<tl.RawUserFull>('userFull', (full) => ({ ...full, stories: full.stories && userStories(full.stories) })),
    down<tl.RawMessageMediaStory>('messageMediaStory', (media) => ofUser(media) ?? { _: 'messageMediaUnsupported' }),
    downOrOut<tl.RawUpdateStory>('updateStory', ofUser),
    downOrOut<tl.RawUpdateReadStories>('updateReadStories', ofUser),
    downOrOut<tl.RawUpdateSentStoryReaction>('updateSentStoryReaction', ofUser),
    downOrOut<tl.RawWebPageAttributeStory>('webPageAttributeStory', ofUser),
    down<tl.stories.RawAllStories>('stories.allStories', (all) => ({
      ...all,
      userStories: all.peerStories.map(userStories).filter((found) => found !== undefined),
    })),
    down<tl.RawStoryViews>('storyViews', (views) => ({ ...views, reactionsCount: views.reactionsCount ?? 0 })),
  ],
  up: [
    ...own.map((name) => up(name, (request) => ({ ...request, peer: { _: 'inputPeerSelf' } }))),
    ...named.map((name) =>
      up<{ userId: tl.TypeInputUser }>(name, (request) => ({ ...request, peer: inputPeerOfUser(request.userId) })),
    ),
    // The offset that this request carried is no longer one that we give out, so it starts over.
    up('stories.getStoryViewsList', (request) => ({
      ...request,
      peer: { _: 'inputPeerSelf' },
      offset: request['offset'] ?? '',
    })),
    up<{ userId: tl.TypeInputUser }>('stories.getUserStories', (request) => ({
      _: 'stories.getPeerStories',
      peer: inputPeerOfUser(request.userId),
    })),
    up('stories.getAllReadUserStories', () => ({ _: 'stories.getAllReadPeerStories' })),
    up<{ id: tl.TypeInputUser[] }>('users.getStoriesMaxIDs', (request) => ({
      _: 'stories.getPeerMaxIDs',
      id: request.id.map(inputPeerOfUser),
    })),
    up<{ id: tl.TypeInputUser; hidden: boolean }>('contacts.toggleStoriesHidden', (request) => ({
      _: 'stories.togglePeerStoriesHidden',
      peer: inputPeerOfUser(request.id),
      hidden: request.hidden,
    })),
  ],
  forgotten: { 'stories.getStoryViewsList': ['offsetDate', 'offsetId'] },
  renamed: {
    'stories.getUserStories': 'stories.getPeerStories',
    'stories.getAllReadUserStories': 'stories.getAllReadPeerStories',
    'users.getStoriesMaxIDs': 'stories.getPeerMaxIDs',
    'contacts.toggleStoriesHidden': 'stories.togglePeerStoriesHidden',
  },
  results: [
    result<tl.stories.RawPeerStories>('stories.getPeerStories', 'stories.UserStories', (found) => {
      const ofOne = userStories(found.stories);
      return ofOne && { _: 'stories.userStories', stories: ofOne, users: found.users };
    }),
    result<tl.TypeRecentStory[]>('stories.getPeerMaxIDs', 'vector<int>', (recent) =>
      recent.map(({ maxId }) => maxId ?? 0),
    ),
    result<tl.stories.RawCanSendStoryCount>('stories.canSendStory', 'Bool', ({ countRemains }) => countRemains > 0),
  ],
};
