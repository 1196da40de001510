import { readMedia } from '../from-api/media.ts';
import { having, readCaption, readSend, send } from '../from-api/send.ts';
import { method } from '../method.ts';

export const sendAnimation = method('sendAnimation', async (call) => {
  const common = await readSend(call);
  const media = await readMedia(call, 'animation');
  return having(having(await send(call, common, { ...readCaption(call), media }), 'document'), 'animation');
});
