import { readHistory, setTyping } from '#domain';
import { badPayload } from '../api-error.ts';
import { needText } from '../fields.ts';
import { requireChat } from '../from-api/chat.ts';
import { done, operation } from '../operation.ts';

const actions: Readonly<Record<string, string>> = {
  typing_on: 'typing',
  typing_off: 'cancel',
  sending_photo: 'uploadPhoto',
  sending_image: 'uploadPhoto',
  sending_video: 'uploadVideo',
  sending_audio: 'uploadAudio',
  sending_file: 'uploadDocument',
};

export const sendAction = operation('sendAction', 'POST', 'chats/{chatId}/actions', async (call) => {
  const { body, bot, world } = call;
  const word = needText(body, 'action');
  const name = actions[word];
  if (name === undefined && word !== 'mark_seen') throw badPayload(`Unknown action: ${word.slice(0, 40)}`);
  const { peer } = await requireChat(call, 'speak');
  if (name === undefined) await readHistory(world, { account: bot.id, peer, maxId: 0 });
  else {
    const progress = name.startsWith('upload') ? { progress: 0 } : {};
    await setTyping(world, { account: bot.id, peer, action: { name, ...progress } });
  }
  return done;
});
