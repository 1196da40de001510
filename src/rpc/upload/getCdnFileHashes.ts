import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** Files are never given to a content network, so no token is ours. */
export const getCdnFileHashes = method('upload.getCdnFileHashes', async () => {
  throw new RpcError(400, 'FILE_TOKEN_INVALID');
});
