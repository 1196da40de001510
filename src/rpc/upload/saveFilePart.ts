import { savePart } from '#domain';
import { method } from '../method.ts';

export const saveFilePart = method('upload.saveFilePart', async (call, request) => {
  await savePart(call.world, {
    account: call.account,
    fileId: request.fileId.toString(),
    part: request.filePart,
    bytes: request.bytes,
  });
  return true;
});
