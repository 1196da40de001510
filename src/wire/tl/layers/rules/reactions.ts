/** Reactions: plain emoticons at layer 144, objects after it; and the votes of polls, once of users only. */
import type { tl } from '@mtcute/core';
import { down, downOrOut, type RuleGroup, up } from '../rule.ts';
import { userIdOf } from './peers.ts';

function emoticonOf(reaction: tl.TypeReaction): string | undefined {
  return reaction._ === 'reactionEmoji' ? reaction.emoticon : undefined;
}

const reactionOf = (emoticon: string): tl.TypeReaction => ({ _: 'reactionEmoji', emoticon });

/** The list of layer 144; absent when reactions are off. That all are allowed no list can say: whoever writes for that layer names them. */
function listOf(allowed: tl.TypeChatReactions | undefined): string[] | undefined {
  if (allowed?._ !== 'chatReactionsSome') return undefined;
  return allowed.reactions.map(emoticonOf).filter((emoticon) => emoticon !== undefined);
}

function userVote(vote: tl.TypeMessagePeerVote): { _: string; userId: number } | undefined {
  const userId = userIdOf(vote.peer);
  if (userId === undefined) return undefined;
  return { ...vote, _: vote._.replace('messagePeerVote', 'messageUserVote'), userId };
}

const noSome: tl.TypeChatReactions = { _: 'chatReactionsNone' };
const some = (list: readonly string[]): tl.TypeChatReactions =>
  list.length === 0 ? noSome : { _: 'chatReactionsSome', reactions: list.map(reactionOf) };

export const reactions: RuleGroup = {
  down: [
    down<tl.RawChatFull>('chatFull', (full) => ({ ...full, availableReactions: listOf(full.availableReactions) })),
    down<tl.RawChannelFull>('channelFull', (full) => ({
      ...full,
      availableReactions: listOf(full.availableReactions),
    })),
    down<tl.RawChannelAdminLogEventActionChangeAvailableReactions>(
      'channelAdminLogEventActionChangeAvailableReactions',
      (action) => ({
        ...action,
        prevValue: listOf(action.prevValue) ?? [],
        newValue: listOf(action.newValue) ?? [],
      }),
    ),
    downOrOut<tl.RawReactionCount>('reactionCount', (count) => {
      const reaction = emoticonOf(count.reaction);
      return reaction === undefined ? undefined : { ...count, reaction, chosen: count.chosenOrder !== undefined };
    }),
    downOrOut<tl.RawMessagePeerReaction>('messagePeerReaction', (given) => {
      const reaction = emoticonOf(given.reaction);
      return reaction === undefined ? undefined : { ...given, reaction };
    }),
    down<tl.channels.RawSendAsPeers>('channels.sendAsPeers', (found) => ({
      ...found,
      peers: found.peers.map(({ peer }) => peer),
    })),
    down<tl.messages.RawVotesList>('messages.votesList', (list) => ({
      ...list,
      votes: list.votes.map(userVote).filter((vote) => vote !== undefined),
    })),
    down<tl.RawPollResults>('pollResults', (results) => ({
      ...results,
      recentVoters: results.recentVoters?.map(userIdOf).filter((id) => id !== undefined),
    })),
    down<tl.RawPollAnswerVoters>('pollAnswerVoters', (voters) => ({ ...voters, voters: voters.voters ?? 0 })),
    downOrOut<tl.RawUpdateMessagePollVote>('updateMessagePollVote', (update) => {
      const userId = userIdOf(update.peer);
      return userId === undefined ? undefined : { ...update, userId };
    }),
  ],
  up: [
    up<{ reaction?: string }>('messages.sendReaction', (request) => ({
      ...request,
      reaction: request.reaction ? [reactionOf(request.reaction)] : undefined,
    })),
    up<{ reaction?: string }>('messages.getMessageReactionsList', (request) => ({
      ...request,
      reaction: request.reaction === undefined ? undefined : reactionOf(request.reaction),
    })),
    up<{ availableReactions: readonly string[] | tl.TypeChatReactions }>(
      'messages.setChatAvailableReactions',
      (request) => ({
        ...request,
        availableReactions:
          '_' in request.availableReactions ? request.availableReactions : some(request.availableReactions),
      }),
    ),
    up<{ reaction: string }>('messages.setDefaultReaction', (request) => ({
      ...request,
      reaction: reactionOf(request.reaction),
    })),
    ...['messages.sendPaidReaction', 'messages.togglePaidReactionPrivacy'].map((name) =>
      up<{ private?: boolean }>(name, (request) => ({
        ...request,
        private:
          request.private === undefined
            ? undefined
            : { _: request.private ? 'paidReactionPrivacyAnonymous' : 'paidReactionPrivacyDefault' },
      })),
    ),
  ],
};
