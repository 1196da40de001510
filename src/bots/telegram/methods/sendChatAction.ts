import { setTyping } from '#domain';
import { badRequest } from '../api-error.ts';
import { requirePeer } from '../from-api/chat.ts';
import { readTopic } from '../from-api/send.ts';
import { method } from '../method.ts';

const actions: Readonly<Record<string, string>> = {
  typing: 'typing',
  cancel: 'cancel',
  upload_photo: 'uploadPhoto',
  record_video: 'recordVideo',
  upload_video: 'uploadVideo',
  record_voice: 'recordAudio',
  record_audio: 'recordAudio',
  upload_voice: 'uploadAudio',
  upload_audio: 'uploadAudio',
  upload_document: 'uploadDocument',
  choose_sticker: 'chooseSticker',
  find_location: 'geo',
  pick_up_location: 'geo',
  record_video_note: 'recordRound',
  upload_video_note: 'uploadRound',
};

export const sendChatAction = method('sendChatAction', async (call) => {
  const name = actions[call.args.text('action')?.toLowerCase() ?? ''];
  if (name === undefined) throw badRequest('Wrong parameter action in request');
  const peer = await requirePeer(call, 'speak');
  const progress = name.startsWith('upload') ? { progress: 0 } : {};
  await setTyping(call.world, {
    account: call.bot.id,
    peer,
    action: { name, ...progress },
    topic: readTopic(call.args),
  });
  return true;
});
