import { fromTlPeer } from '../from-tl/peer.ts';
import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** There are no themes that a chat could have (account.getChatThemes says so). */
export const setChatTheme = method(
  'messages.setChatTheme',
  async (call, request) => {
    fromTlPeer(call, request.peer);
    const none = request.theme._ === 'inputChatThemeEmpty' || ('emoticon' in request.theme && !request.theme.emoticon);
    throw new RpcError(400, none ? 'EMOJI_NOT_MODIFIED' : 'EMOJI_INVALID');
  },
  { peopleOnly: true },
);
