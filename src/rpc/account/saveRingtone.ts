import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** Sounds stay on the device that chose them. */
export const saveRingtone = method(
  'account.saveRingtone',
  async () => {
    throw new RpcError(400, 'RINGTONE_INVALID');
  },
  { peopleOnly: true },
);
