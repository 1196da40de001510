import type { AccountId, ContentId, MediaId, MessageId, PeerId } from '../ids.ts';
import type { Entity, GeoPoint, MessageMedia } from '../messages/content.ts';
import type { ReplyMarkup } from '../messages/keyboard.ts';

/** A file that lies elsewhere on the web. */
export interface WebFile {
  url: string;
  mime: string;
  sizeBytes?: number;
  width?: number;
  height?: number;
  durationS?: number;
}

/** What is sent when an inline result is chosen. */
export interface InlineMessage {
  text: string;
  entities?: Entity[];
  /** `auto` is the result's own photo or document. */
  media?: MessageMedia | { kind: 'auto' };
  markup?: ReplyMarkup;
  noWebPage?: boolean;
  invertMedia?: boolean;
}

/** One line or tile of what a bot offers inline. `type` is the protocol's word: article, photo, gif, … */
export interface InlineResult {
  id: string;
  type: string;
  title?: string;
  description?: string;
  url?: string;
  thumb?: WebFile;
  content?: WebFile;
  photo?: MediaId;
  document?: MediaId;
  message: InlineMessage;
}

export interface InlineAnswer {
  results: InlineResult[];
  gallery: boolean;
  personal: boolean;
  cacheS: number;
  nextOffset?: string;
  /** The bot is told of the choice whatever its owner's switch says: so it is asked for in constructors. */
  tellsChoice?: boolean;
  /** A button above the results that leads to the bot's chat. */
  switchPm?: { text: string; startParam: string };
  switchWebView?: { text: string; url: string };
}

/** Shown when a pressed button was answered. */
export interface CallbackAnswer {
  text?: string;
  alert?: boolean;
  url?: string;
  cacheS: number;
}

/** What a person asked a bot by pressing a button or typing its name; the bot answers under its id. */
export interface BotQuery {
  /** Decimal 64-bit. */
  id: string;
  bot: AccountId;
  account: AccountId;
  kind: 'callback' | 'inline' | 'webApp' | 'join';
  /** Unix seconds until which it can be answered. */
  expiresAt: number;
  /** Of a press: the message in the bot's own numbering, or the content that was sent via it. */
  data: {
    text?: string;
    offset?: string;
    peer?: PeerId;
    message?: MessageId;
    content?: ContentId;
    point?: GeoPoint;
    replyTo?: MessageId;
    silent?: boolean;
  };
}

export interface AnsweredInline {
  query: BotQuery;
  answer: InlineAnswer;
  /** Unix seconds until which results may be sent. */
  usableUntil: number;
}

export interface BotQueryRepository {
  insert(query: BotQuery): Promise<void>;
  get(id: string): Promise<BotQuery | undefined>;
  /** Keeps an inline answer; `key` and `cachedUntil` let others who ask the same have it. */
  putAnswer(
    id: string,
    answer: InlineAnswer,
    cache: { key: string; cachedUntil: number; usableUntil: number },
  ): Promise<void>;
  answered(id: string): Promise<AnsweredInline | undefined>;
  /** An answer to the same question that is fresh enough for this account. */
  cached(bot: AccountId, key: string, account: AccountId, nowS: number): Promise<AnsweredInline | undefined>;
  remove(id: string): Promise<void>;
  /** Lets it be answered until that moment. */
  prolong(id: string, untilS: number): Promise<void>;
  /** Removes what can be neither answered nor used any more. */
  prune(nowS: number, limit: number): Promise<number>;
}
