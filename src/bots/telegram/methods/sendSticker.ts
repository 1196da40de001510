import { readMedia } from '../from-api/media.ts';
import { asFile, readSend, send } from '../from-api/send.ts';
import { method } from '../method.ts';

export const sendSticker = method('sendSticker', async (call) => {
  const common = await readSend(call);
  const media = await readMedia(call, 'sticker');
  return asFile(await send(call, common, { text: '', media }), 'sticker');
});
