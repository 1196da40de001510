import { attributeOf } from '#domain';
import { fileUrl, tokenOf } from '../to-api/file.ts';
import { createView } from '../to-api/view.ts';
import { mediaOfToken } from '../uploads/media-of-token.ts';
import { operation } from '../operation.ts';

/** The official client leaves the place in the path as it is and names the token in the query. */
export const getVideoAttachmentDetails = operation(
  'getVideoAttachmentDetails',
  'GET',
  'videos/{videoToken}',
  async (call) => {
    const { bot, dialect, fileIds, path, query, world } = call;
    const token = query.get('video_token') ?? path.videoToken ?? '';
    const media = await mediaOfToken(call, token, 'video');
    const at = fileIds.read(bot.id, token)?.at;
    const video = attributeOf(media, 'video');
    return world.store.read(async (tx) => {
      const view = { ...createView(call, { bot: bot.id, dialect }, tx), ...(at ? { at } : {}) };
      const small = media.sizes.at(-1);
      const own = tokenOf(view, media);
      return {
        token: own,
        // Films are kept as they came: there is one address, named by the height it most likely has.
        urls: { mp4_720: fileUrl(view, media) },
        thumbnail: small ? { photo_id: media.id, token: own, url: fileUrl(view, media, small.type) } : null,
        width: video?.widthPx ?? 0,
        height: video?.heightPx ?? 0,
        duration: Math.round(video?.durationS ?? 0),
      };
    });
  },
  ['max'],
);
