import { savePart } from '#domain';
import { method } from '../method.ts';

/** Who streams a file does not know its end yet and says -1. */
const unknownTotal = -1;

export const saveBigFilePart = method('upload.saveBigFilePart', async (call, request) => {
  await savePart(call.world, {
    account: call.account,
    fileId: request.fileId.toString(),
    part: request.filePart,
    bytes: request.bytes,
    ...(request.fileTotalParts === unknownTotal ? {} : { totalParts: request.fileTotalParts }),
  });
  return true;
});
