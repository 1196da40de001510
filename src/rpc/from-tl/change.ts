import type { tl } from '@mtcute/core';
import type { EditRequest } from '#domain';
import type { Call } from '../context.ts';
import { fromTlEntities } from './entities.ts';
import { fromTlInputMedia } from './input-media.ts';
import { fromTlSentPreview } from './link-preview.ts';

type Asked = Pick<tl.messages.RawEditMessageRequest, 'message' | 'entities' | 'media' | 'invertMedia' | 'noWebpage'>;
type Change = Pick<EditRequest, 'text' | 'entities' | 'media' | 'invertMedia' | 'noWebPage' | 'preview'>;

/**
 * What an edit changes of what a message says and carries; what is left out stays. Whoever changes either says anew on which
 * side of the text the rest stands. @throws the errors that the schema lists for messages.sendMedia
 */
export async function fromTlChange(call: Call, request: Asked): Promise<Change> {
  const preview = await fromTlSentPreview(call, request.media);
  const changes = request.message !== undefined || request.media !== undefined;
  return {
    ...(request.message === undefined
      ? {}
      : {
          text: request.message,
          entities: fromTlEntities(call, request.entities),
          noWebPage: request.noWebpage ?? false,
        }),
    ...(preview ? { preview, noWebPage: false } : {}),
    ...(request.media && !preview ? { media: await fromTlInputMedia(call, request.media) } : {}),
    ...(changes ? { invertMedia: request.invertMedia ?? false } : {}),
  };
}
