import type { tl } from '@mtcute/core';
import { makeFaceOf, type MediaId } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { fromTlFace } from './face.ts';
import { fromTlFile } from './file.ts';

/** The photo that a chat is to wear; undefined takes it away. */
export async function fromTlChatPhoto(call: Call, input: tl.TypeInputChatPhoto): Promise<MediaId | undefined> {
  switch (input._) {
    case 'inputChatPhotoEmpty':
      return undefined;
    case 'inputChatUploadedPhoto': {
      const face = await fromTlFace(call, input);
      if (!face) throw new RpcError(400, 'PHOTO_INVALID');
      return face.id;
    }
    case 'inputChatPhoto': {
      if (input.id._ === 'inputPhotoEmpty') return undefined;
      const photo = await fromTlFile(call, 'photo', input.id, 'PHOTO_INVALID');
      return (await makeFaceOf(call.world, call.account, photo)).id;
    }
  }
}
