import type { SignInVerbs } from './verbs/sign-in.ts';
import type { DialogVerbs } from './verbs/dialogs.ts';
import type { ReadingVerbs } from './verbs/reading.ts';
import type { SendingVerbs } from './verbs/sending.ts';
import type { MessageVerbs } from './verbs/messages.ts';
import type { ScheduledVerbs } from './verbs/scheduled.ts';
import type { ThreadVerbs } from './verbs/threads.ts';
import type { StickerVerbs } from './verbs/stickers.ts';
import type { SearchVerbs } from './verbs/search.ts';
import type { FileVerbs } from './verbs/files.ts';
import type { PeopleVerbs } from './verbs/people.ts';
import type { ChatVerbs } from './verbs/chats.ts';
import type { GoverningVerbs } from './verbs/governing.ts';
import type { SettingsVerbs } from './verbs/settings.ts';
import type { Dialog, Folder, Message, Peer, PeerId } from './views.ts';

export type Connection = 'starting' | 'offline' | 'connecting' | 'updating' | 'online';

/** Why this device is signed out when its person did not sign out here: `ended` elsewhere, or suspended. */
export type Ending = 'suspended' | 'ended';

/** What changed. The worker sends these to every tab of the account; `data/state.ts` applies them. */
export type Patch =
  | { is: 'phase'; phase: 'ready'; self: PeerId }
  | { is: 'phase'; phase: 'signed-out'; because?: Ending }
  | { is: 'connection'; state: Connection }
  | { is: 'peers'; peers: Peer[] }
  | { is: 'dialogs'; dialogs: Dialog[]; gone?: PeerId[]; complete?: boolean }
  | { is: 'folders'; folders: Folder[] }
  | { is: 'messages'; messages: Message[]; fresh: boolean }
  | { is: 'settled'; chatId: PeerId; localId: number; message: Message }
  | { is: 'deleted'; chatId: PeerId; ids: number[] }
  /** What waits to be sent there has changed. */
  | { is: 'scheduled'; chatId: PeerId }
  | { is: 'cleared'; chatId: PeerId }
  /** The code at the sign-in page was accepted by another device. */
  | { is: 'scanned' }
  | { is: 'typing'; chatId: PeerId; peer: PeerId; doing: string; until: number }
  | { is: 'progress'; file: string; done: number; total: number }
  | { is: 'notify'; message: Message; title: string; from: string };

/** Everything the pages ask of the signed-in account. One implementation speaks MTProto in a worker. */
export interface Messenger
  extends SignInVerbs,
    DialogVerbs,
    ReadingVerbs,
    SendingVerbs,
    MessageVerbs,
    ScheduledVerbs,
    ThreadVerbs,
    StickerVerbs,
    SearchVerbs,
    FileVerbs,
    PeopleVerbs,
    ChatVerbs,
    GoverningVerbs,
    SettingsVerbs {}

export type Verb = keyof Messenger;

/** Between a tab and the worker. */
export type ToWorker =
  | { id: number; verb: Verb; args: unknown[] }
  | { hello: { slot: number; language: string; visible: boolean } }
  | { visible: boolean; chatId?: PeerId }
  | { bye: true };
export type FromWorker =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; code: string; seconds?: number }
  | { patch: Patch };
