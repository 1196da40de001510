import { answerCallback } from '#domain';
import { badPayload, missing } from '../api-error.ts';
import { fieldsIn, needParameter, textIn } from '../fields.ts';
import { edit } from '../from-api/edit.ts';
import { pressedMessage } from '../from-api/pressed.ts';
import { readNewMessage } from '../from-api/new-message.ts';
import { done, operation } from '../operation.ts';

const noticeLength = 200;

export const answerOnCallback = operation('answerOnCallback', 'POST', 'answers', async (call) => {
  const { body, bot, query, world } = call;
  const id = needParameter(query, 'callback_id');
  const message = fieldsIn(body, 'message');
  const notice = textIn(body, 'notification');
  if (!message && notice === undefined) throw badPayload('Invalid request. `message` or `notification` required');
  if (!/^-?\d{1,20}$/.test(id)) throw missing('Callback not found');
  // The message is read before the query is answered, and refused before the person hears anything.
  const wish = message && (await readNewMessage(call, message));
  const pressed = wish && (await pressedMessage(call, id));
  const answer = { cacheS: 0, ...(notice ? { text: notice.slice(0, noticeLength) } : {}) };
  if (wish && pressed) await edit(call, pressed, wish);
  await answerCallback(world, { bot: bot.id, query: id, answer });
  return done;
});
