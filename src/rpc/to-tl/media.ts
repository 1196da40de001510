import type { tl } from '@mtcute/core';
import type { MessageMedia } from '#domain';
import type { LoadedExtras } from './extras.ts';
import type { Viewer } from './peers.ts';

export function toTlMessageMedia(_viewer: Viewer, _extras: LoadedExtras, _media: MessageMedia): tl.TypeMessageMedia {
  return { _: 'messageMediaUnsupported' };
}
