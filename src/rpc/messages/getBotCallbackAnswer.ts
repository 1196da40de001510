import { pressButton } from '#domain';
import { fromTlPasswordProof } from '../from-tl/password.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { botWait } from '../bot-wait.ts';

export const getBotCallbackAnswer = method(
  'messages.getBotCallbackAnswer',
  async (call, request) => {
    const answer = await pressButton(
      call.world,
      {
        account: call.account,
        peer: fromTlPeer(call, request.peer),
        message: request.msgId,
        data: request.data?.toBase64(),
        game: request.game,
        password: request.password && fromTlPasswordProof(request.password),
      },
      botWait(call.signal),
    );
    return {
      _: 'messages.botCallbackAnswer',
      alert: answer.alert ?? false,
      hasUrl: answer.url !== undefined,
      nativeUi: true,
      message: answer.text,
      url: answer.url,
      cacheTime: answer.cacheS,
    };
  },
  { peopleOnly: true },
);
