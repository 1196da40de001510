import { getProfilePhotos } from '#domain';
import { requireUser } from '../from-api/chat.ts';
import { toApiPhoto } from '../to-api/media.ts';
import { createView } from '../../view.ts';
import { method } from '../method.ts';

const most = 100;

export const getUserProfilePhotos = method('getUserProfilePhotos', async (call) => {
  const { args, bot, world } = call;
  const { id: owner } = await requireUser(call);
  const limit = Math.min(Math.max(args.int('limit') ?? most, 1), most);
  const offset = Math.max(args.int('offset') ?? 0, 0);
  return world.store.read(async (tx) => {
    const { total, photos } = await getProfilePhotos(tx, { owner, viewer: bot.id, offset, limit });
    const view = createView(call, bot.id, tx);
    return { total_count: total, photos: photos.map((photo) => toApiPhoto(view, photo)) };
  });
});
