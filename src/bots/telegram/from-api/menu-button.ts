import type { AccountId, MenuButton } from '#domain';
import { badRequest } from '../api-error.ts';
import { type Arguments, fieldsIn, isFields, textIn } from '../arguments.ts';
import type { Call } from '../context.ts';
import { requireChat } from './chat.ts';

/** @throws ApiError in the API's own words */
export function readMenuButton(args: Arguments): MenuButton {
  const given = args.json('menu_button', "can't parse menu button JSON object");
  if (given === undefined) return { kind: 'default' };
  if (!isFields(given)) throw badRequest("can't parse menu button: MenuButton must be an Object");
  switch (textIn(given, 'type')) {
    case 'default':
      return { kind: 'default' };
    case 'commands':
      return { kind: 'commands' };
    case 'web_app':
      return {
        kind: 'webApp',
        text: textIn(given, 'text') ?? '',
        url: textIn(fieldsIn(given, 'web_app') ?? {}, 'url') ?? '',
      };
    default:
      throw badRequest("can't parse menu button: MenuButton has unsupported type");
  }
}

/** The person in whose chat the button stands; undefined for everybody. */
export async function readMenuChat(call: Call): Promise<AccountId | undefined> {
  if (call.args.text('chat_id') === undefined) return undefined;
  const found = await requireChat(call, 'look');
  if (found.chat) throw badRequest('chat not found');
  return found.peer;
}
