import type { AccountId, ReplyMarkup, Tx, World, WriteTx } from '#domain';
import type { AskedField, Texts } from './texts.ts';

/** What a person was asked last; kept, so that a restart does not end the conversation. */
export type Talk =
  | { step: 'newName' }
  | { step: 'newUsername'; name: string }
  /** A command waits for the bot that it is about. */
  | { step: 'choose'; command: BotCommandName }
  | { step: 'value'; field: AskedField; bot: AccountId };

/** Commands that are about one bot. */
export type BotCommandName = 'token' | 'revoke' | AskedField;

export interface Reply {
  text: string;
  markup?: ReplyMarkup;
}

export interface Outcome {
  replies: Reply[];
  /** The next question; without one the conversation is over. */
  talk?: Talk;
  /** Belongs into the same write as the answer. */
  inWrite?: (tx: WriteTx) => Promise<Outcome>;
}

/** Who speaks with the founder, and in which language. */
export interface Partner {
  world: World;
  person: AccountId;
  texts: Texts;
}

const keyOf = (person: AccountId): string => `talk:${person}`;

/** How far the talk with this person is; undefined when nothing is asked of them. */
export const talkWith = (tx: Tx, founder: AccountId, person: AccountId): Promise<Talk | undefined> =>
  tx.accounts.setting<Talk>(founder, keyOf(person));

/** Notes how far the talk is; undefined ends it. */
export async function keepTalk(
  tx: WriteTx,
  founder: AccountId,
  person: AccountId,
  talk: Talk | undefined,
): Promise<void> {
  if (talk) await tx.accounts.putSetting(founder, keyOf(person), talk);
  else await tx.accounts.removeSetting(founder, keyOf(person));
}

/** An answer of the bot that makes bots. */
export const say = (text: string, markup?: ReplyMarkup): Reply => (markup ? { text, markup } : { text });
