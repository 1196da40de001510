import { readMedia } from '../from-api/media.ts';
import { asFile, readCaption, readSend, send } from '../from-api/send.ts';
import { method } from '../method.ts';

export const sendVideo = method('sendVideo', async (call) => {
  const common = await readSend(call);
  const media = await readMedia(call, 'video');
  return asFile(await send(call, common, { ...readCaption(call), media }), 'video');
});
