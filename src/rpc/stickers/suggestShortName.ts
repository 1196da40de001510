import { suggestSetName } from '#domain';
import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

export const suggestShortName = method(
  'stickers.suggestShortName',
  async (call, request) => {
    if (request.title.trim() === '') throw new RpcError(400, 'TITLE_INVALID');
    const shortName = await call.world.store.read((tx) => suggestSetName(call.world, tx, request.title));
    return { _: 'stickers.suggestedShortName', shortName };
  },
  { peopleOnly: true },
);
