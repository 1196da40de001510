import { having, readSend, send } from '../from-api/send.ts';
import { badRequest } from '../api-error.ts';
import { readPreview, readTextArgument } from '../from-api/text.ts';
import { method } from '../method.ts';

export const sendMessage = method('sendMessage', async (call) => {
  const { args } = call;
  if (args.given('text') === undefined || args.given('text') === '') throw badRequest('Message text is empty');
  const content = readTextArgument(args, 'text');
  const common = await readSend(call);
  const { noWebPage, invertMedia } = readPreview(args);
  const preview = { ...(noWebPage ? { noWebPage } : {}), ...(invertMedia ? { invertMedia } : {}) };
  return having(await send(call, common, { ...content, ...preview }), 'text');
});
