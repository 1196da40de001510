import { cancelCode as cancel } from '#domain';
import { method } from '../method.ts';

export const cancelCode = method(
  'auth.cancelCode',
  async (call, request) => {
    await cancel(call.world, { phone: request.phoneNumber, codeHash: request.phoneCodeHash });
    return true;
  },
  { open: true },
);
