import { type Account, botsOf, type CallbackQueryEvent, deleteBot, setBotSwitches } from '#domain';
import { actOn } from './answer-message.ts';
import { botList, botMenu, deleteMenu } from './menu.ts';
import { type BotCommandName, type Outcome, type Partner, type Reply, say } from './talk.ts';

const asked: Readonly<Record<string, BotCommandName>> = {
  token: 'token',
  revoke: 'revoke',
  name: 'name',
  about: 'about',
  description: 'description',
  userpic: 'userpic',
  commands: 'commands',
  inline: 'inline',
};

/** What pressing a button of the founder's menus does: the message changes, or a question follows. */
export async function answerPress(
  partner: Partner,
  event: CallbackQueryEvent,
): Promise<{ menu?: Reply; outcome?: Outcome }> {
  const { world, person, texts } = partner;
  const data = new TextDecoder().decode(Uint8Array.fromBase64(event.data ?? ''));
  const [action = '', number = ''] = data.split(':');
  const own = (): Promise<Account[]> => world.store.read((tx) => botsOf(tx, person));
  const bots = await own();
  const list = async (): Promise<Reply> => {
    const left = await own();
    return left.length === 0 ? say(texts.noBots) : botList(texts, left);
  };
  const bot = bots.find(({ id }) => id === Number(number));
  if (action === 'list' || !bot) return { menu: await list() };
  if (bot.suspendedAt !== undefined) return { menu: botMenu(texts, bot) };
  const fresh = async (): Promise<Reply> => botMenu(texts, (await own()).find(({ id }) => id === bot.id) ?? bot);
  const command = Object.hasOwn(asked, action) ? asked[action] : undefined;
  if (command) return { outcome: await actOn(partner, bot, command) };
  switch (action) {
    case 'togglePrivacy':
      await setBotSwitches(world, bot.id, { privacyMode: !bot.data.bot?.privacyMode });
      return { menu: await fresh() };
    case 'toggleGroups':
      await setBotSwitches(world, bot.id, { joinGroups: !bot.data.bot?.joinGroups });
      return { menu: await fresh() };
    case 'askDelete':
      return { menu: deleteMenu(texts, bot) };
    case 'reallyDelete':
      await deleteBot(world, { account: person, bot: bot.id });
      return { menu: await list(), outcome: { replies: [say(texts.deleted)] } };
    default:
      return { menu: botMenu(texts, bot) };
  }
}
