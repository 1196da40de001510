import { setCommands } from '#domain';
import { badPayload } from '../api-error.ts';
import type { Call } from '../context.ts';
import { isFields, needText, textIn } from '../fields.ts';

const most = 32;

/** Replaces what the bot offers everywhere; a command without a description is described by its name. @throws ApiError */
export async function writeCommands(call: Call, list: readonly unknown[]): Promise<void> {
  if (list.length > most) throw badPayload(`Field 'commands' size (${list.length}) must be at most ${most}`);
  const commands = list.map((one) => {
    if (!isFields(one)) throw badPayload('Command must be an object');
    const command = needText(one, 'name', 64);
    return { command, description: textIn(one, 'description', 128) || command };
  });
  await setCommands(call.world, { bot: call.bot.id, scope: { kind: 'default' }, lang: '', commands });
}
