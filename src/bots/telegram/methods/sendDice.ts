import { rollDice } from '#domain';
import { having, readSend, send } from '../from-api/send.ts';
import { method } from '../method.ts';

export const sendDice = method('sendDice', async (call) => {
  const common = await readSend(call);
  const media = rollDice(call.world, call.args.text('emoji') ?? '🎲');
  return having(await send(call, common, { text: '', media }), 'dice');
});
