import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** Sounds stay on the device that chose them. */
export const uploadRingtone = method(
  'account.uploadRingtone',
  async () => {
    throw new RpcError(400, 'RINGTONE_MIME_INVALID');
  },
  { peopleOnly: true },
);
