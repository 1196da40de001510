import { badRequest } from '../api-error.ts';
import { edit } from '../from-api/edit.ts';
import { readTextArgument } from '../from-api/text.ts';
import { method } from '../method.ts';

const captioned = new Set(['photo', 'document']);

export const editMessageCaption = method('editMessageCaption', (call) => {
  const words = readTextArgument(call.args, 'caption');
  return edit(call, (before) => {
    if (!before.media || !captioned.has(before.media.kind))
      throw badRequest('there is no caption in the message to edit');
    return { ...words, invertMedia: call.args.flag('show_caption_above_media') };
  });
});
