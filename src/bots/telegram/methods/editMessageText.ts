import { badRequest } from '../api-error.ts';
import { edit } from '../from-api/edit.ts';
import { having } from '../from-api/send.ts';
import { readPreview, readTextArgument } from '../from-api/text.ts';
import { method } from '../method.ts';

export const editMessageText = method('editMessageText', async (call) => {
  if (!call.args.given('text')) throw badRequest('Message text is empty');
  const words = readTextArgument(call.args, 'text');
  const preview = readPreview(call.args);
  const edited = await edit(call, (before) => {
    if (before.media || before.action) throw badRequest('there is no text in the message to edit');
    return { ...words, ...preview };
  });
  return edited === true ? edited : having(edited, 'text');
});
