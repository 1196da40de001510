import type { AccountId, ChatId } from '../ids.ts';

/** How a button looks beside its words. */
interface ButtonLook {
  text: string;
  style?: 'primary' | 'danger' | 'success';
  /** Decimal 64-bit id of a custom emoji. */
  icon?: string;
}

/** What pressing a button under a message does. */
export type InlineAction =
  | { kind: 'url'; url: string }
  /** `data` is base64. Instead of telling the bot, the press may open a chat. */
  | { kind: 'callback'; data: string; needsPassword?: boolean; chat?: ChatWish }
  | { kind: 'switchInline'; query: string; samePeer?: boolean; peerTypes?: InlinePeerType[] }
  | { kind: 'webView'; url: string }
  | { kind: 'loginUrl'; url: string; forwardText?: string; buttonId: number }
  | { kind: 'userProfile'; account: AccountId }
  | { kind: 'copy'; copyText: string }
  | { kind: 'game' }
  | { kind: 'pay' };

/** A group that the first press makes, with whoever pressed and the bot in it; later presses lead to the same. */
export interface ChatWish {
  title: string;
  about?: string;
  /** By which the bot knows the button. */
  uuid?: number;
  /** What the bot is told when the chat is there. */
  payload?: string;
  /** Who pressed first, and the chat once it is made. */
  by?: AccountId;
  made?: ChatId;
}

export type InlinePeerType = 'botSelf' | 'bots' | 'people' | 'groups' | 'supergroups' | 'channels';

/** What pressing a button of a keyboard sends. */
export type KeyAction =
  | { kind: 'text' }
  | { kind: 'requestPhone' }
  | { kind: 'requestGeo' }
  | { kind: 'requestPoll'; quiz?: boolean }
  | { kind: 'webView'; url: string }
  /** `names` is what the bot wants to know of them beside their ids. */
  | { kind: 'requestPeer'; buttonId: number; most: number; wish: PeerWish; names?: PeerNames };

export interface PeerNames {
  name?: boolean;
  username?: boolean;
  photo?: boolean;
}

/** Whom a button asks for. What is left out does not matter. Rights are names of admin rights. */
export type PeerWish =
  | { kind: 'account'; bot?: boolean; premium?: boolean }
  | {
      kind: 'group' | 'channel';
      created?: boolean;
      hasUsername?: boolean;
      forum?: boolean;
      botIsMember?: boolean;
      userRights?: string[];
      botRights?: string[];
    };

export type InlineButton = ButtonLook & InlineAction;
export type KeyButton = ButtonLook & KeyAction;

/** What a message of a bot shows besides itself; kept in no door's words, so that each door can read it. */
export type ReplyMarkup =
  | { kind: 'inline'; rows: InlineButton[][] }
  | {
      kind: 'keyboard';
      rows: KeyButton[][];
      resize?: boolean;
      singleUse?: boolean;
      selective?: boolean;
      persistent?: boolean;
      placeholder?: string;
    }
  | { kind: 'hide'; selective?: boolean }
  | { kind: 'forceReply'; singleUse?: boolean; selective?: boolean; placeholder?: string };
