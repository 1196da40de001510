import type { Connection, Patch } from './messenger.ts';
import type { Dialog, Folder, Message, Peer, PeerId } from './views.ts';

export interface Typing {
  peer: PeerId;
  doing: string;
  until: number;
}

/** What all pages show; history of single chats lives in `windows.ts`. */
export interface State {
  phase: 'starting' | 'signed-out' | 'ready';
  self: PeerId;
  connection: Connection;
  peers: ReadonlyMap<PeerId, Peer>;
  dialogs: ReadonlyMap<PeerId, Dialog>;
  /** The list was fetched at least once, so that "no chats" is the truth. */
  dialogsKnown: boolean;
  folders: Folder[];
  typing: ReadonlyMap<PeerId, Typing[]>;
  /** Bytes of running downloads by file. */
  progress: ReadonlyMap<string, { done: number; total: number }>;
}

export const START: State = {
  phase: 'starting',
  self: 0,
  connection: 'starting',
  peers: new Map(),
  dialogs: new Map(),
  dialogsKnown: false,
  folders: [],
  typing: new Map(),
  progress: new Map(),
};

/** The next state. Pure, so that every kind of patch has a test. */
export function apply(state: State, patch: Patch): State {
  switch (patch.is) {
    case 'phase':
      return patch.phase === 'signed-out' && state.phase === 'ready'
        ? { ...START, phase: 'signed-out', connection: state.connection }
        : { ...state, phase: patch.phase, self: patch.phase === 'ready' ? patch.self : 0 };
    case 'connection':
      return { ...state, connection: patch.state };
    case 'peers':
      return { ...state, peers: withAll(state.peers, patch.peers, (peer) => peer.id) };
    case 'dialogs': {
      const dialogs = new Map(withAll(state.dialogs, patch.dialogs, (dialog) => dialog.chatId));
      for (const chatId of patch.gone ?? []) dialogs.delete(chatId);
      return { ...state, dialogs, dialogsKnown: state.dialogsKnown || (patch.complete ?? false) || dialogs.size > 0 };
    }
    case 'folders':
      return { ...state, folders: patch.folders };
    case 'typing': {
      const others = (state.typing.get(patch.chatId) ?? []).filter((it) => it.peer !== patch.peer);
      const now =
        patch.doing === 'none' ? others : [...others, { peer: patch.peer, doing: patch.doing, until: patch.until }];
      return { ...state, typing: new Map(state.typing).set(patch.chatId, now) };
    }
    case 'messages': {
      // Who has just written is not typing any more.
      const fresh = patch.fresh ? patch.messages.filter((message) => !message.out) : [];
      return fresh.length === 0 ? state : { ...state, typing: withoutWriters(state.typing, fresh) };
    }
    case 'progress': {
      const progress = new Map(state.progress);
      if (patch.done >= patch.total) progress.delete(patch.file);
      else progress.set(patch.file, { done: patch.done, total: patch.total });
      return { ...state, progress };
    }
    default:
      return state;
  }
}

function withAll<T>(map: ReadonlyMap<PeerId, T>, items: T[], key: (item: T) => PeerId): ReadonlyMap<PeerId, T> {
  if (items.length === 0) return map;
  const next = new Map(map);
  for (const item of items) next.set(key(item), item);
  return next;
}

function withoutWriters(typing: State['typing'], messages: Message[]): State['typing'] {
  let next: Map<PeerId, Typing[]> | undefined;
  for (const { chatId, from } of messages) {
    const there = (next ?? typing).get(chatId);
    if (!there?.some((it) => it.peer === from)) continue;
    next ??= new Map(typing);
    next.set(
      chatId,
      there.filter((it) => it.peer !== from),
    );
  }
  return next ?? typing;
}
