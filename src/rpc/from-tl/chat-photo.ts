import type { tl } from '@mtcute/core';
import { makeFaceOf, makePhoto, type MediaId, profilePhotoPlan } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { fromTlFile, fromTlUpload } from './file.ts';

/** The photo that a chat is to wear; undefined takes it away. Moving faces are not kept, only their still picture. */
export async function fromTlChatPhoto(call: Call, input: tl.TypeInputChatPhoto): Promise<MediaId | undefined> {
  switch (input._) {
    case 'inputChatPhotoEmpty':
      return undefined;
    case 'inputChatUploadedPhoto': {
      if (!input.file) throw new RpcError(400, 'PHOTO_INVALID');
      const file = await fromTlUpload(call, input.file);
      return (await makePhoto(call.world, { owner: call.account, file, plan: profilePhotoPlan })).id;
    }
    case 'inputChatPhoto': {
      if (input.id._ === 'inputPhotoEmpty') return undefined;
      const photo = await fromTlFile(call, 'photo', input.id, 'PHOTO_INVALID');
      return (await makeFaceOf(call.world, call.account, photo)).id;
    }
  }
}
