import { badRequest } from '../api-error.ts';
import { readChecklist } from '../from-api/checklist.ts';
import { edit } from '../from-api/edit.ts';
import { having } from '../from-api/send.ts';
import { method } from '../method.ts';

export const editMessageChecklist = method('editMessageChecklist', async (call) => {
  const media = readChecklist(call);
  const edited = await edit(call, (before) => {
    if (before.media?.kind !== 'checklist') throw badRequest('there is no checklist in the message to edit');
    return { media };
  });
  if (edited === true) throw badRequest('message to edit not found');
  return having(edited, 'checklist');
});
