import type { tl } from '@mtcute/core';
import { type MenuButton, setMenuButton } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const setBotMenuButton = method(
  'bots.setBotMenuButton',
  async (call, request) => {
    const { userId } = request;
    await setMenuButton(call.world, {
      bot: call.account,
      account: userId._ === 'inputUserEmpty' ? undefined : fromTlUser(call, userId),
      button: fromTlMenuButton(request.button),
    });
    return true;
  },
  { botsOnly: true },
);

function fromTlMenuButton(button: tl.TypeBotMenuButton): MenuButton {
  switch (button._) {
    case 'botMenuButtonDefault':
      return { kind: 'default' };
    case 'botMenuButtonCommands':
      return { kind: 'commands' };
    case 'botMenuButton':
      return { kind: 'webApp', text: button.text, url: button.url };
  }
}
