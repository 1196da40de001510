import Long from 'long';
import { exportAuthorization as exportIt } from '#domain';
import { method } from '../method.ts';

export const exportAuthorization = method('auth.exportAuthorization', async (call, request) => {
  const bytes = await exportIt(call.world, { account: call.account, dcId: request.dcId });
  return { _: 'auth.exportedAuthorization', id: Long.fromNumber(call.account), bytes };
});
