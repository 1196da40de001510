import type { Account, InlineButton } from '#domain';
import { verbatim } from './marks.ts';
import type { Reply } from './talk.ts';
import type { MenuWord, Texts } from './texts.ts';

const toBase64 = (text: string): string => new TextEncoder().encode(text).toBase64();

const button = (text: string, data: string): InlineButton => ({ kind: 'callback', text, data: toBase64(data) });

/** The bots of a person, each as a button. */
export const botList = (texts: Texts, bots: readonly Account[]): Reply => ({
  text: texts.yourBots,
  markup: {
    kind: 'inline',
    rows: bots.map(({ id, username }) => [button(`@${username ?? ''}`, `bot:${id}`)]),
  },
});

/** One bot with everything that can be done with it. */
export function botMenu(texts: Texts, bot: Account): Reply {
  const { buttons } = texts;
  const word = (name: MenuWord, action: string): InlineButton => button(buttons[name], `${action}:${bot.id}`);
  const { privacyMode, joinGroups, inlinePlaceholder, about, description } = bot.data.bot ?? {};
  const intro = texts.about(bot.firstName, bot.username ?? '');
  if (bot.suspendedAt !== undefined)
    return {
      text: `${intro}\n${texts.isBlocked}`,
      markup: { kind: 'inline', rows: [[button(buttons.back, 'list:0')]] },
    };
  const shown = (label: string, value: string | undefined): string[] => (value ? [`${label}: ${verbatim(value)}`] : []);
  const rows = [
    [word('token', 'token'), word('revoke', 'revoke')],
    [word('name', 'name'), word('about', 'about')],
    [word('description', 'description'), word('userpic', 'userpic')],
    [word('commands', 'commands'), word(inlinePlaceholder === undefined ? 'inlineOff' : 'inline', 'inline')],
    [
      word(privacyMode ? 'privacyOn' : 'privacyOff', 'togglePrivacy'),
      word(joinGroups ? 'groupsOn' : 'groupsOff', 'toggleGroups'),
    ],
    [word('delete', 'askDelete'), button(buttons.back, 'list:0')],
  ];
  const lines = [intro, ...shown(buttons.about, about), ...shown(buttons.description, description)];
  return { text: lines.join('\n'), markup: { kind: 'inline', rows } };
}

/** Asks once more before a bot is deleted. */
export const deleteMenu = (texts: Texts, bot: Account): Reply => ({
  text: texts.about(bot.firstName, bot.username ?? ''),
  markup: {
    kind: 'inline',
    rows: [
      [button(texts.buttons.reallyDelete, `reallyDelete:${bot.id}`)],
      [button(texts.buttons.back, `bot:${bot.id}`)],
    ],
  },
});
