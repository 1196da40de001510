import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** This server never hands out locations of files elsewhere. */
export const getWebFile = method('upload.getWebFile', async () => {
  throw new RpcError(400, 'LOCATION_INVALID');
});
