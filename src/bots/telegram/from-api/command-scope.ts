import type { CommandScope } from '#domain';
import { badRequest } from '../api-error.ts';
import { createArguments, isFields, numberIn, textIn } from '../arguments.ts';
import type { Call } from '../context.ts';
import { requirePeer } from './chat.ts';

const wide = {
  default: 'default',
  all_private_chats: 'people',
  all_group_chats: 'groups',
  all_chat_administrators: 'groupAdmins',
} as const;

const isWide = (type: string): type is keyof typeof wide => Object.hasOwn(wide, type);

/** To whom commands are shown. @throws ApiError in the API's own words */
export async function readCommandScope(call: Call): Promise<CommandScope> {
  const given = call.args.json('scope', "can't parse BotCommandScope JSON object");
  if (given === undefined) return { kind: 'default' };
  if (!isFields(given)) throw badRequest("can't parse BotCommandScope: BotCommandScope must be an Object");
  const type = textIn(given, 'type') ?? '';
  if (isWide(type)) return { kind: wide[type] };
  if (!['chat', 'chat_administrators', 'chat_member'].includes(type))
    throw badRequest("can't parse BotCommandScope: Unsupported type specified");
  const chat = textIn(given, 'chat_id');
  if (!chat) throw badRequest("can't parse BotCommandScope: Empty chat_id specified");
  const peer = await requirePeer({ ...call, args: createArguments(new Map([['chat_id', chat]])) }, 'look');
  if (type === 'chat') return { kind: 'chat', peer };
  if (type === 'chat_administrators') return { kind: 'chatAdmins', peer };
  const account = numberIn(given, 'user_id') ?? 0;
  if (account <= 0) throw badRequest("can't parse BotCommandScope: Invalid user_id specified");
  return { kind: 'chatMember', peer, account };
}

/** The language that is asked for; empty for the words that stand for all. */
export const readLang = (call: Call): string => call.args.text('language_code') ?? '';
