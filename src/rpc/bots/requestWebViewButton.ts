import { prepareButton } from '#domain';
import { RpcError } from '../errors.ts';
import { fromTlUser } from '../from-tl/peer.ts';
import { fromTlKeyButton } from '../from-tl/reply-markup.ts';
import { method } from '../method.ts';

export const requestWebViewButton = method(
  'bots.requestWebViewButton',
  async (call, request) => {
    const account = fromTlUser(call, request.userId);
    const asks = ['keyboardButtonRequestPeer', 'inputKeyboardButtonRequestPeer'].includes(request.button._);
    const button = asks ? fromTlKeyButton(request.button) : undefined;
    if (button?.kind !== 'requestPeer') throw new RpcError(400, 'BUTTON_INVALID');
    const webappReqId = await prepareButton(call.world, { bot: call.account, account, button });
    return { _: 'bots.requestedButton', webappReqId };
  },
  { botsOnly: true },
);
