import type { Document, Entity, InlineOffers, LinkPreview, PeerId } from '../views.ts';

export interface NewMessage {
  chatId: PeerId;
  text: string;
  entities: Entity[];
  replyTo?: number;
  /** Sent into a thread or topic of the chat. */
  thread?: number;
  quote?: string;
  silent?: boolean;
  /** Without what the server would show below it because of a link in it. */
  noPreview?: boolean;
  files?: OutgoingFile[];
  /** Stands alone: such a message has neither text nor files. */
  sticker?: Document;
}

export interface OutgoingFile {
  blob: Blob;
  name: string;
  as: 'photo' | 'video' | 'voice' | 'file';
  width?: number;
  height?: number;
  durationS?: number;
  waveform?: Uint8Array;
}

/** What goes out: messages with their files, polls, what a bot offers. */
export interface SendingVerbs {
  send(message: NewMessage): Promise<void>;
  /** Sends again what failed; `localId` is its number on this device. */
  retry(chatId: PeerId, localId: number): Promise<void>;
  /** Takes back what is still on its way. */
  cancel(chatId: PeerId, localId: number): Promise<void>;
  pauseUpload(localId: number, paused: boolean): Promise<void>;
  sendPoll(
    chatId: PeerId,
    poll: {
      question: string;
      options: string[];
      multiple: boolean;
      anonymous: boolean;
      open: boolean;
      correct?: number;
    },
    thread?: number,
  ): Promise<void>;
  sendChecklist(
    chatId: PeerId,
    list: { title: string; tasks: string[]; othersAdd: boolean; othersMark: boolean },
    thread?: number,
  ): Promise<void>;
  /** Begins with a bot; `parameter` comes from the link that led to it. */
  startBot(bot: PeerId, parameter: string): Promise<void>;
  /** What a bot offers for `query`, typed after its name. */
  inlineOffers(bot: PeerId, chatId: PeerId, query: string, offset: string): Promise<InlineOffers>;
  /**
   * Where a page of a bot stands for this person: the address tells it who they are. A button below a message names its
   * chat, so that the page can answer there.
   */
  openWebApp(bot: PeerId, url: string, chatId?: PeerId): Promise<string>;
  sendInlineOffer(chatId: PeerId, queryId: string, offerId: string, replyTo?: number): Promise<void>;
  /** What the server shows below a text with this link. */
  linkPreview(text: string): Promise<LinkPreview | undefined>;
  /** Shown to the others for a few seconds. */
  typing(chatId: PeerId, doing: 'typing' | 'voice' | 'file' | 'none'): Promise<void>;
}
