import { readMedia } from '../from-api/media.ts';
import { asFile, readCaption, readSend, send } from '../from-api/send.ts';
import { method } from '../method.ts';

export const sendAnimation = method('sendAnimation', async (call) => {
  const common = await readSend(call);
  const media = await readMedia(call, 'animation');
  return asFile(asFile(await send(call, common, { ...readCaption(call), media }), 'document'), 'animation');
});
