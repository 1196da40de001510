import { answerInline, type InlineResult } from '#domain';
import { badPayload } from '../api-error.ts';
import { fieldsIn, isFields, listIn, needParameter, textIn } from '../fields.ts';
import { readKeyboard } from '../from-api/buttons.ts';
import { readNewMessage } from '../from-api/new-message.ts';
import type { Call } from '../context.ts';
import { done, operation } from '../operation.ts';

const titleLength = 60;

/** Each prepared message is one that the person may choose; the hint stands above them and leads to the bot. */
export const construct = operation(
  'construct',
  'POST',
  'answers/constructor',
  async (call) => {
    const { body, bot, query, world } = call;
    const session = needParameter(query, 'session_id');
    const keyboard = fieldsIn(body, 'keyboard');
    const markup = keyboard && (await world.store.read((tx) => readKeyboard(tx, { payload: keyboard })));
    const results: InlineResult[] = [];
    for (const [index, one] of (listIn(body, 'messages') ?? []).entries()) {
      if (!isFields(one)) throw badPayload('Message must be an object');
      const result = await resultOf(call, `${session}.${index}`, one);
      results.push(markup && !result.message.markup ? { ...result, message: { ...result.message, markup } } : result);
    }
    const hint = textIn(body, 'hint');
    const switchPm = hint ? { switchPm: { text: hint.slice(0, titleLength), startParam: 'constructor' } } : {};
    const answer = { results, gallery: false, personal: true, cacheS: 0, tellsChoice: true, ...switchPm };
    await answerInline(world, { bot: bot.id, query: session, answer });
    return done;
  },
  ['tamtam'],
);

async function resultOf(call: Call, id: string, given: Parameters<typeof readNewMessage>[1]): Promise<InlineResult> {
  const { text, attachments } = await readNewMessage(call, given);
  const [media] = attachments?.media ?? [];
  if (!text?.text && !media) throw badPayload('Message must have text or attachments');
  const title = (text?.text ?? 'Attachment').split('\n')[0]?.slice(0, titleLength) ?? '';
  return {
    id,
    type: 'article',
    title,
    message: {
      text: text?.text ?? '',
      ...(text?.entities?.length ? { entities: text.entities } : {}),
      ...(media ? { media } : {}),
      ...(attachments?.markup ? { markup: attachments.markup } : {}),
    },
  };
}
