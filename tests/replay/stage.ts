import type { tl } from '@mtcute/core';
import Long from 'long';
import { type AccountId, bareId, type ChatId, createChannel, createGroup, type PeerId, peerKind } from '#domain';
import type { Dispatcher } from '../support/dispatcher.ts';

/** What a client has of one thing: plain values only. */
export type View = Record<string, unknown>;

/** An update with the people and chats that came with it. */
export interface Told {
  update: tl.TypeUpdate;
  users: tl.TypeUser[];
  chats: tl.TypeChat[];
}

/** How one kind of update is brought about, looked at and applied. */
export interface Case {
  /** Makes the change that the kind tells of. */
  change(): Promise<unknown>;
  /** Fetches afresh what the kind is about, as Ann's client does. */
  view(): Promise<View>;
  /** Applies an update to what Ann's client had; `again` when clients fetch anew because of it. */
  apply(view: View, told: Told): 'again' | void;
  /** The supergroup or channel in whose mailbox it is told; without it, Ann's own. */
  channel?: ChatId;
  /** Whose client it is, when it is not Ann's. */
  viewer?: AccountId;
}

type Ask = (method: string, more?: object) => Promise<tl.TlObject>;
/** A call whose answer says nothing. Throws an Error with the text of an rpc_error. */
type Do = (method: string, more?: object) => Promise<unknown>;

/** Ann, whose client replays, and Ben, whom she knows. */
export interface Stage {
  dispatcher: Dispatcher;
  ann: AccountId;
  ben: AccountId;
  asAnn: Ask;
  annDoes: Do;
  benDoes: Do;
  /** A peer as this viewer names it. */
  peer(viewer: AccountId, peer: PeerId): tl.TypeInputPeer;
  user(viewer: AccountId, account: AccountId): tl.TypeInputUser;
  channel(viewer: AccountId, chat: ChatId): tl.TypeInputChannel;
  /** A basic group of both, made by Ben. */
  group(): Promise<ChatId>;
  /** A supergroup of both, made by Ben unless `by` says otherwise. */
  supergroup(by?: AccountId, forum?: boolean): Promise<ChatId>;
  /** Writes a text; returns nothing, as the ids differ on each side. */
  say(from: AccountId, to: PeerId, text: string, more?: object): Promise<void>;
  /** The newest message that a viewer has with a peer. */
  newest(viewer: AccountId, peer: PeerId): Promise<tl.RawMessage>;
  history(viewer: AccountId, peer: PeerId): Promise<tl.TypeMessage[]>;
  dialog(viewer: AccountId, peer: PeerId): Promise<tl.RawDialog>;
}

const page = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 50, maxId: 0, minId: 0, hash: Long.ZERO };
let randomIds = 0;
export const randomId = (): Long => Long.fromNumber((randomIds += 1));

export async function openStage(dispatcher: Dispatcher): Promise<Stage> {
  const { world } = dispatcher;
  const ann = await dispatcher.signIn('Ann');
  const ben = await dispatcher.signIn('Ben');
  const as =
    (account: AccountId): Ask =>
    (method, more = {}) =>
      dispatcher.answer(account, { _: method, ...more });
  const does =
    (account: AccountId): Do =>
    (method, more = {}) =>
      dispatcher.bytes(account, { _: method, ...more });
  const hashed = (viewer: AccountId, peer: PeerId) => ({ accessHash: dispatcher.hashFor(viewer, peer) });

  const stage: Stage = {
    dispatcher,
    ann,
    ben,
    asAnn: as(ann),
    annDoes: does(ann),
    benDoes: does(ben),
    peer(viewer, peer) {
      if (peerKind(peer) === 'account') return { _: 'inputPeerUser', userId: peer, ...hashed(viewer, peer) };
      if (peerKind(peer) === 'group') return { _: 'inputPeerChat', chatId: bareId(peer) };
      return { _: 'inputPeerChannel', channelId: bareId(peer), ...hashed(viewer, peer) };
    },
    user: (viewer, userId) => ({ _: 'inputUser', userId, ...hashed(viewer, userId) }),
    channel: (viewer, chat) => ({ _: 'inputChannel', channelId: bareId(chat), ...hashed(viewer, chat) }),
    group: async () => (await createGroup(world, { creator: ben, title: 'Lamps', members: [ann] })).chat,
    async supergroup(by = ben, forum = false) {
      const other = by === ben ? ann : ben;
      const made = await createChannel(world, { creator: by, kind: 'supergroup', title: 'Lamps', about: '', forum });
      const channel = stage.channel(by, made.chat);
      await does(by)('channels.inviteToChannel', { channel, users: [stage.user(by, other)] });
      return made.chat;
    },
    async say(from, to, message, more = {}) {
      await does(from)('messages.sendMessage', { peer: stage.peer(from, to), message, randomId: randomId(), ...more });
    },
    async newest(viewer, peer) {
      const [message] = await stage.history(viewer, peer);
      if (message?._ !== 'message') throw new Error(`the newest is a ${message?._}`);
      return message;
    },
    async history(viewer, peer) {
      const answer = await as(viewer)('messages.getHistory', { peer: stage.peer(viewer, peer), ...page });
      if (!('messages' in answer)) throw new Error(`a history came as ${answer._}`);
      return answer.messages as tl.TypeMessage[];
    },
    async dialog(viewer, peer) {
      const peers = [{ _: 'inputDialogPeer', peer: stage.peer(viewer, peer) }];
      const answer = await as(viewer)('messages.getPeerDialogs', { peers });
      const dialog = answer._ === 'messages.peerDialogs' ? answer.dialogs[0] : undefined;
      if (dialog?._ !== 'dialog') throw new Error('no dialog');
      return dialog;
    },
  };
  await does(ann)('contacts.addContact', contactOf(stage, ann, ben, 'Ben'));
  await does(ben)('contacts.addContact', contactOf(stage, ben, ann, 'Ann'));
  return stage;
}

export const contactOf = (stage: Stage, viewer: AccountId, account: AccountId, firstName: string) => ({
  id: stage.user(viewer, account),
  firstName,
  lastName: '',
  phone: '',
});
