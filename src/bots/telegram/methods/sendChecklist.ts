import { readChecklist } from '../from-api/checklist.ts';
import { having, readSend, send } from '../from-api/send.ts';
import { method } from '../method.ts';

export const sendChecklist = method('sendChecklist', async (call) => {
  const media = readChecklist(call);
  return having(await send(call, await readSend(call), { text: '', media }), 'checklist');
});
