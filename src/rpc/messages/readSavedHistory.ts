import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** Only direct messages to a channel are read by parts, and channels here have none: notes to oneself are never unread. */
export const readSavedHistory = method(
  'messages.readSavedHistory',
  async () => {
    throw new RpcError(400, 'PARENT_PEER_INVALID');
  },
  { peopleOnly: true },
);
