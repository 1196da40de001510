import type { tl } from '@mtcute/core';
import { makeMovingFace, makePhoto, type Media, profilePhotoPlan } from '#domain';
import type { Call } from '../context.ts';
import { fromTlUpload } from './file.ts';

interface UploadedFace {
  file?: tl.TypeInputFile | undefined;
  video?: tl.TypeInputFile | undefined;
  videoStartTs?: number | undefined;
}

/**
 * A face that was uploaded; undefined when neither a picture nor a film was. Where no program reads films a picture
 * beside one suffices.
 */
export async function fromTlFace(call: Call, { file, video, videoStartTs }: UploadedFace): Promise<Media | undefined> {
  const owner = call.account;
  if (video && (call.world.films || !file)) {
    const film = await fromTlUpload(call, video);
    return makeMovingFace(call.world, { owner, file: film, startS: videoStartTs ?? 0 });
  }
  if (!file) return undefined;
  return makePhoto(call.world, { owner, file: await fromTlUpload(call, file), plan: profilePhotoPlan });
}
