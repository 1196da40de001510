import Long from 'long';
import type { tl } from '@mtcute/core';
import { RpcError } from '../errors.ts';
import { method } from '../method.ts';
import { toTlDocument } from '../to-tl/media/document.ts';

const digestBytes = 32;

/** Only what the asker uploaded: a digest must not tell a stranger which files this server holds. */
export const getDocumentByHash = method(
  'messages.getDocumentByHash',
  async (call, request): Promise<tl.TypeDocument> => {
    if (request.sha256.length !== digestBytes) throw new RpcError(400, 'SHA256_HASH_INVALID');
    const digest = Buffer.from(request.sha256).toString('hex');
    return call.world.store.read(async (tx) => {
      const found = (await tx.media.byDigest(digest, call.world.limits.pageSize)).find(
        (media) =>
          media.kind === 'document' &&
          media.owner === call.account &&
          media.sizeBytes === request.size &&
          media.mime === request.mimeType,
      );
      return found ? toTlDocument(call, found) : { _: 'documentEmpty', id: Long.ZERO };
    });
  },
  { peopleOnly: true },
);
