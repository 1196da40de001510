import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** There is no chat of comments' replies here, so that no message of it can be named. */
export const blockFromReplies = method(
  'contacts.blockFromReplies',
  async () => {
    throw new RpcError(400, 'MSG_ID_INVALID');
  },
  { peopleOnly: true },
);
