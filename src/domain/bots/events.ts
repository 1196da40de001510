import type { AccountId, ContentId, MessageId, PeerId } from '../ids.ts';
import type { GeoPoint } from '../messages/content.ts';
import type { InlinePeerType } from '../messages/keyboard.ts';
import type { WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import type { LogEntry } from '../updates/bodies.ts';

/** A person pressed a button and waits for the answer. */
export type CallbackQueryEvent = {
  peer: PeerId;
  /** The bot's own message, in the bot's numbering; or … */
  message?: MessageId;
  /** … a message that was sent via the bot. */
  content?: ContentId;
  /** Decimal 64-bit id under which the bot answers. */
  query: string;
  account: AccountId;
  /** Decimal 64-bit name of the chat in which the button was pressed, the same for all of its messages. */
  chatInstance: string;
  /** What the button carries, base64. */
  data?: string;
  /** Short name of the game that the button starts. */
  game?: string;
};

/** A person types the bot's name and something after it. `peer` is the person. */
export type InlineQueryEvent = {
  peer: AccountId;
  query: string;
  account: AccountId;
  text: string;
  offset: string;
  /** Kind of the chat in which the person writes. */
  peerType?: InlinePeerType;
  point?: GeoPoint;
};

/** A person sent one of the results. `peer` is the person. */
export type ChosenInlineResultEvent = {
  peer: AccountId;
  account: AccountId;
  result: string;
  text: string;
  /** The message that was sent, which the bot may edit. */
  content?: ContentId;
  point?: GeoPoint;
};

/** Events that stand in a bot's log with their data; others are known to the gateways alone. */
export type BotEvent =
  | { event: 'callbackQuery'; data: CallbackQueryEvent }
  | { event: 'inlineQuery'; data: InlineQueryEvent }
  | { event: 'chosenInlineResult'; data: ChosenInlineResultEvent };

/**
 * Tells a bot of an event: one entry in its own log, which its MTProto sessions and the gateways over HTTP read alike.
 * It is durable with the change that caused it.
 */
export const tellBot = (tx: WriteTx, bot: AccountId, nowS: number, event: BotEvent): Promise<LogEntry> =>
  appendUpdate(tx, bot, nowS, { kind: 'botEvent', ...event });

const names: Readonly<Record<BotEvent['event'], true>> = {
  callbackQuery: true,
  inlineQuery: true,
  chosenInlineResult: true,
};

/** The event of a log entry or of a record in a bot's queue, with its data; undefined for others. */
export function readBotEvent(body: { event: string; data: object }): BotEvent | undefined {
  return isBotEvent(body) ? body : undefined;
}

const isBotEvent = (body: { event: string; data: object }): body is BotEvent => Object.hasOwn(names, body.event);
