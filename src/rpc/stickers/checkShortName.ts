import { checkNewSetName, isDomainError } from '#domain';
import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

export const checkShortName = method(
  'stickers.checkShortName',
  async (call, request) => {
    try {
      await checkNewSetName(call.world, call.account, request.shortName);
      return true;
    } catch (error) {
      if (isDomainError(error) && error.code === 'sticker-set-name-invalid')
        throw new RpcError(400, 'SHORT_NAME_INVALID');
      if (isDomainError(error) && error.code === 'sticker-set-name-occupied')
        throw new RpcError(400, 'SHORT_NAME_OCCUPIED');
      throw error;
    }
  },
  { peopleOnly: true },
);
