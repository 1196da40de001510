import type { tl } from '@mtcute/core';
import {
  type AccountId,
  type BotCommand,
  botTexts,
  commandsFor,
  getMenuButton,
  languageOf,
  type MenuButton,
  type PeerId,
  type Tx,
} from '#domain';
import type { Viewer } from '../peers.ts';

/** What a bot says of itself to a person who meets it in `peer`, in that person's language. */
export async function toTlBotInfo(viewer: Viewer, tx: Tx, bot: AccountId, peer: PeerId): Promise<tl.RawBotInfo> {
  const lang = await languageOf(tx, viewer.account);
  const { description } = await botTexts(tx, bot, lang);
  const commands = await commandsFor(tx, bot, { account: viewer.account, peer, lang });
  return {
    _: 'botInfo',
    userId: bot,
    commands: commands.map(toTlBotCommand),
    menuButton: toTlMenuButton(await getMenuButton(tx, bot, viewer.account)),
    ...(description ? { description } : {}),
  };
}

const botsShown = 20;

/** The same for the bots of a group, as far as they have something to say. */
export async function toTlBotInfos(viewer: Viewer, tx: Tx, chat: PeerId): Promise<tl.RawBotInfo[]> {
  const members = await tx.chats.members({ chat, bots: true, offset: 0, limit: botsShown });
  const infos: tl.RawBotInfo[] = [];
  for (const { account } of members) infos.push(await toTlBotInfo(viewer, tx, account, chat));
  return infos;
}

export const toTlBotCommand = (command: BotCommand): tl.RawBotCommand => ({ _: 'botCommand', ...command });

export function toTlMenuButton(button: MenuButton): tl.TypeBotMenuButton {
  switch (button.kind) {
    case 'default':
      return { _: 'botMenuButtonDefault' };
    case 'commands':
      return { _: 'botMenuButtonCommands' };
    case 'webApp':
      return { _: 'botMenuButton', text: button.text, url: button.url };
  }
}
