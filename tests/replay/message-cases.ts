import type { tl } from '@mtcute/core';
import Long from 'long';
import type { PeerId } from '#domain';
import { type Case, randomId, type Stage, type Told, type View } from './stage.ts';

/** One thing of each message of a chat, by id, as Ann has it. */
function ofMessages(s: Stage, peer: PeerId, look: (message: tl.RawMessage) => unknown): Pick<Case, 'view' | 'apply'> {
  const put = (view: View, message: tl.TypeMessage) => {
    if (message._ === 'message') view[message.id] = look(message);
  };
  return {
    async view() {
      const view: View = {};
      for (const message of await s.history(s.ann, peer)) put(view, message);
      return view;
    },
    apply(view, { update }) {
      switch (update._) {
        case 'updateNewMessage':
        case 'updateEditMessage':
        case 'updateNewChannelMessage':
        case 'updateEditChannelMessage':
          return put(view, update.message);
        case 'updateDeleteMessages':
        case 'updateDeleteChannelMessages':
          for (const id of update.messages) delete view[id];
          return undefined;
        default:
      }
    },
  };
}

/** Marks of messages that an update of their own sets. */
const marking =
  (base: Case['apply'], mark: (view: View, told: Told['update']) => void): Case['apply'] =>
  (view, told) => {
    mark(view, told.update);
    return base(view, told);
  };

const text = (message: tl.RawMessage) => message.message;
const unseen = (message: tl.RawMessage) => message.mediaUnread ?? false;
const pinned = (message: tl.RawMessage) => message.pinned ?? false;
const counts = (reactions: tl.RawMessageReactions | undefined) =>
  (reactions?.results ?? []).map(
    ({ reaction, count }) => `${count} ${'emoticon' in reaction ? reaction.emoticon : ''}`,
  );
const voters = (results: tl.TypePollResults) => [
  results.totalVoters ?? 0,
  ...(results.results ?? []).map((one) => one.voters),
];

/** Ben speaks to Ann by name; she looks at it on one device. */
async function mentioned(s: Stage, peer: PeerId): Promise<number> {
  const userId = s.user(s.ben, s.ann);
  const entities = [{ _: 'inputMessageEntityMentionName', offset: 0, length: 3, userId }];
  await s.say(s.ben, peer, 'Ann, the wick', { entities });
  return (await s.newest(s.ann, peer)).id;
}

const seenBy = (peerOf: Pick<Case, 'view' | 'apply'>) =>
  marking(peerOf.apply, (view, update) => {
    if (update._ === 'updateReadMessagesContents' || update._ === 'updateChannelReadMessagesContents')
      for (const id of update.messages) view[id] = false;
  });

export const messageCases = {
  async newMessage(s) {
    await s.say(s.ben, s.ann, 'before');
    return { change: () => s.say(s.ben, s.ann, 'after'), ...ofMessages(s, s.ben, text) };
  },
  async editMessage(s) {
    await s.say(s.ben, s.ann, 'before');
    const { id } = await s.newest(s.ben, s.ann);
    const change = () => s.benDoes('messages.editMessage', { peer: s.peer(s.ben, s.ann), id, message: 'after' });
    return { change, ...ofMessages(s, s.ben, text) };
  },
  async deleteMessages(s) {
    await s.say(s.ben, s.ann, 'stays');
    await s.say(s.ben, s.ann, 'goes');
    const { id } = await s.newest(s.ben, s.ann);
    return {
      change: () => s.benDoes('messages.deleteMessages', { id: [id], revoke: true }),
      ...ofMessages(s, s.ben, text),
    };
  },
  async readContents(s) {
    const group = await s.group();
    const id = [await mentioned(s, group)];
    const messages = ofMessages(s, group, unseen);
    return { change: () => s.annDoes('messages.readMessageContents', { id }), ...messages, apply: seenBy(messages) };
  },
  async channelReadContents(s) {
    const chat = await s.supergroup();
    const id = [await mentioned(s, chat)];
    const messages = ofMessages(s, chat, unseen);
    const channel = s.channel(s.ann, chat);
    const change = () => s.annDoes('channels.readMessageContents', { channel, id });
    return { change, ...messages, apply: seenBy(messages) };
  },
  async pinned(s) {
    await s.say(s.ben, s.ann, 'a lamp');
    const { id } = await s.newest(s.ben, s.ann);
    const messages = ofMessages(s, s.ben, pinned);
    return {
      change: () => s.benDoes('messages.updatePinnedMessage', { peer: s.peer(s.ben, s.ann), id, silent: true }),
      ...messages,
      apply: marking(messages.apply, (view, update) => {
        if (update._ === 'updatePinnedMessages') for (const one of update.messages) view[one] = update.pinned ?? false;
      }),
    };
  },
  async reactions(s) {
    await s.say(s.ben, s.ann, 'a lamp');
    const { id } = await s.newest(s.ben, s.ann);
    const reaction = [{ _: 'reactionEmoji', emoticon: '🔥' }];
    const messages = ofMessages(s, s.ben, (message) => counts(message.reactions));
    return {
      change: () => s.benDoes('messages.sendReaction', { peer: s.peer(s.ben, s.ann), msgId: id, reaction }),
      ...messages,
      apply: marking(messages.apply, (view, update) => {
        if (update._ === 'updateMessageReactions') view[update.msgId] = counts(update.reactions);
      }),
    };
  },
  async recentReactions(s) {
    await s.say(s.ben, s.ann, 'a lamp');
    const { id } = await s.newest(s.ann, s.ben);
    const reaction = [{ _: 'reactionEmoji', emoticon: '🔥' }];
    const peer = s.peer(s.ann, s.ben);
    return {
      change: () => s.annDoes('messages.sendReaction', { peer, msgId: id, reaction, addToRecent: true }),
      async view() {
        const answer = await s.asAnn('messages.getRecentReactions', { limit: 10, hash: Long.ZERO });
        return { recent: answer._ === 'messages.reactions' ? answer.reactions : [] };
      },
      apply: (_view, { update }) => (update._ === 'updateRecentReactions' ? 'again' : undefined),
    };
  },
  async savedTags(s) {
    await s.say(s.ann, s.ann, 'a lamp');
    const { id } = await s.newest(s.ann, s.ann);
    const reaction = [{ _: 'reactionEmoji', emoticon: '🔥' }];
    return {
      change: () => s.annDoes('messages.sendReaction', { peer: s.peer(s.ann, s.ann), msgId: id, reaction }),
      async view() {
        const answer = await s.asAnn('messages.getSavedReactionTags', { hash: Long.ZERO });
        return { tags: answer._ === 'messages.savedReactionTags' ? answer.tags : [] };
      },
      apply: (_view, { update }) => (update._ === 'updateSavedReactionTags' ? 'again' : undefined),
    };
  },
  async poll(s) {
    await s.annDoes('messages.sendMedia', {
      peer: s.peer(s.ann, s.ben),
      message: '',
      randomId: randomId(),
      media: pollMedia,
    });
    const mine = await s.newest(s.ann, s.ben);
    const theirs = await s.newest(s.ben, s.ann);
    const ofPoll = (media: tl.TypeMessageMedia | undefined) =>
      media?._ === 'messageMediaPoll' ? voters(media.results) : undefined;
    const messages = ofMessages(s, s.ben, ({ media }) => ofPoll(media));
    const options = [Buffer.from([0])];
    return {
      change: () => s.benDoes('messages.sendVote', { peer: s.peer(s.ben, s.ann), msgId: theirs.id, options }),
      ...messages,
      apply: marking(messages.apply, (view, update) => {
        if (update._ === 'updateMessagePoll') view[mine.id] = voters(update.results);
      }),
    };
  },
  async newScheduled(s) {
    const scheduled = await waiting(s);
    return { change: () => s.say(s.ann, s.ben, 'for tomorrow', tomorrow(s)), ...scheduled };
  },
  async deleteScheduled(s) {
    const scheduled = await waiting(s);
    await s.say(s.ann, s.ben, 'for tomorrow', tomorrow(s));
    const [id] = Object.keys(await scheduled.view()).map(Number);
    const change = () => s.annDoes('messages.deleteScheduledMessages', { peer: s.peer(s.ann, s.ben), id: [id] });
    return { change, ...scheduled };
  },
} satisfies Record<string, (s: Stage) => Promise<Case>>;

const tomorrow = (s: Stage) => ({ scheduleDate: s.dispatcher.world.clock.nowS() + 86_400 });

async function waiting(s: Stage): Promise<Pick<Case, 'view' | 'apply'>> {
  const peer = s.peer(s.ann, s.ben);
  return {
    async view() {
      const answer = await s.asAnn('messages.getScheduledHistory', { peer, hash: Long.ZERO });
      const messages = 'messages' in answer ? (answer.messages as tl.TypeMessage[]) : [];
      return Object.fromEntries(messages.map((one) => [one.id, 'message' in one ? one.message : '']));
    },
    apply(view, { update }) {
      if (update._ === 'updateNewScheduledMessage' && update.message._ === 'message')
        view[update.message.id] = update.message.message;
      if (update._ === 'updateDeleteScheduledMessages') for (const id of update.messages) delete view[id];
    },
  };
}

const words = (value: string) => ({ _: 'textWithEntities', text: value, entities: [] });
const pollMedia = {
  _: 'inputMediaPoll',
  poll: {
    _: 'poll',
    id: randomId(),
    hash: randomId(),
    question: words('Oil?'),
    answers: ['olive', 'sesame'].map((one, index) => ({
      _: 'pollAnswer',
      text: words(one),
      option: Buffer.from([index]),
    })),
  },
};
