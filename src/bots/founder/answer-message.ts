import { type Account, botsOf, createBotIn, checkBotName, isDomainError, type Message, renewToken } from '#domain';
import { isCommandList, setField } from './fields.ts';
import { botList } from './menu.ts';
import { type BotCommandName, type Outcome, type Partner, type Reply, say, type Talk } from './talk.ts';

const botCommands: Readonly<Record<string, BotCommandName>> = {
  token: 'token',
  revoke: 'revoke',
  setname: 'name',
  setabouttext: 'about',
  setdescription: 'description',
  setuserpic: 'userpic',
  setcommands: 'commands',
  setprivacy: 'privacy',
  setjoingroups: 'groups',
  setinline: 'inline',
  setinlinefeedback: 'feedback',
  newgame: 'game',
  deletebot: 'delete',
};

/** What the founder answers to a message, by what it asked before. */
export function answerMessage(partner: Partner, talk: Talk | undefined, message: Message): Promise<Outcome> {
  const { text } = message.content;
  const isValue =
    talk?.step === 'value' && (/^\/empty\s*$/i.test(text) || (talk.field === 'commands' && isCommandList(text)));
  const [, command, rest = ''] = /^\/([a-z]\w*)(?:@\w+)?(?:\s+([^]*))?$/i.exec(text) ?? [];
  if (command !== undefined && !isValue) return answerCommand(partner, talk, command.toLowerCase(), rest);
  switch (talk?.step) {
    case 'newName':
      return Promise.resolve(takeName(partner, message));
    case 'newUsername':
      return Promise.resolve(takeUsername(partner, talk, message));
    case 'choose':
      return takeChoice(partner, talk, message);
    case 'value':
      return setField(partner, talk, message);
    case undefined:
      return Promise.resolve({ replies: [say(partner.texts.unknown)] });
  }
}

async function answerCommand(
  partner: Partner,
  talk: Talk | undefined,
  command: string,
  rest: string,
): Promise<Outcome> {
  const { texts, world, person } = partner;
  const about = Object.hasOwn(botCommands, command) ? botCommands[command] : undefined;
  if (about) return askWhich(partner, about, rest);
  switch (command) {
    case 'start':
    case 'help':
      return { replies: [say(texts.help, { kind: 'hide' })] };
    case 'newbot': {
      const own = await world.store.read((tx) => botsOf(tx, person));
      if (own.length >= world.limits.botsPerOwner) return { replies: [say(texts.tooMany(own.length))] };
      return { replies: [say(texts.askNewName)], talk: { step: 'newName' } };
    }
    case 'mybots': {
      const own = await world.store.read((tx) => botsOf(tx, person));
      return { replies: [own.length === 0 ? say(texts.noBots) : botList(texts, own)] };
    }
    case 'cancel':
      return { replies: [say(talk ? texts.cancelled : texts.nothingToCancel, { kind: 'hide' })] };
    default:
      return { replies: [say(texts.unknown)], ...(talk ? { talk } : {}) };
  }
}

function takeName({ texts, world }: Partner, message: Message): Outcome {
  const name = message.content.text.trim().replace(/\s+/g, ' ');
  if (name === '' || name.length > world.limits.nameLength)
    return { replies: [say(texts.badName)], talk: { step: 'newName' } };
  return { replies: [say(texts.askNewUsername)], talk: { step: 'newUsername', name } };
}

function takeUsername(partner: Partner, talk: Talk & { step: 'newUsername' }, message: Message): Outcome {
  const { texts, world, person } = partner;
  const username = message.content.text.trim().replace(/^@/, '');
  const again = (text: string): Outcome => ({ replies: [say(text)], talk });
  try {
    checkBotName(world, username);
  } catch {
    return again(texts.badUsername);
  }
  return {
    replies: [],
    // The bot is made together with the answer that names it, so that a crash between them makes no second one.
    async inWrite(tx) {
      if ((await tx.accounts.usernameOwner(username)) !== undefined) return again(texts.takenUsername);
      try {
        const { token } = await createBotIn(world, tx, { owner: person, username, name: talk.name });
        return { replies: [say(texts.made(talk.name, username, token, world.settings.httpBase))] };
      } catch (error) {
        if (isDomainError(error) && error.code === 'bots-too-much')
          return { replies: [say(texts.tooMany(world.limits.botsPerOwner))] };
        throw error;
      }
    },
  };
}

/** The bots of a person on a keyboard. */
function chooser(text: string, own: readonly Account[]): Reply {
  const rows = own.map(({ username }) => [{ kind: 'text' as const, text: `@${username ?? ''}` }]);
  return say(text, { kind: 'keyboard', rows, resize: true, singleUse: true });
}

function named(own: readonly Account[], text: string): Account | undefined {
  const wanted = text.trim().replace(/^@/, '').toLowerCase();
  return own.find(({ username }) => username?.toLowerCase() === wanted);
}

/** Asks which bot a command is about, unless its name stands after the command. */
async function askWhich(partner: Partner, command: BotCommandName, rest: string): Promise<Outcome> {
  const { world, person, texts } = partner;
  const own = await world.store.read((tx) => botsOf(tx, person));
  if (own.length === 0) return { replies: [say(texts.noBots)] };
  const bot = named(own, rest);
  if (bot) return actOn(partner, bot, command);
  const question = rest.trim() === '' ? texts.choose : texts.notYours;
  return { replies: [chooser(question, own)], talk: { step: 'choose', command } };
}

async function takeChoice(partner: Partner, talk: Talk & { step: 'choose' }, message: Message): Promise<Outcome> {
  const { world, person, texts } = partner;
  const own = await world.store.read((tx) => botsOf(tx, person));
  const bot = named(own, message.content.text);
  return bot ? actOn(partner, bot, talk.command) : { replies: [chooser(texts.notYours, own)], talk };
}

/** Does, or asks for, what a command or a button wants with a bot. */
export async function actOn(partner: Partner, bot: Account, command: BotCommandName): Promise<Outcome> {
  const { world, person, texts } = partner;
  if (bot.suspendedAt !== undefined) return { replies: [say(texts.blocked(bot.username ?? ''), { kind: 'hide' })] };
  if (command === 'token' || command === 'revoke') {
    const revoke = command === 'revoke';
    const token = await renewToken(world, { account: person, bot: bot.id, revoke });
    return { replies: [say(revoke ? texts.revoked(token) : texts.token(token), { kind: 'hide' })] };
  }
  const talk: Talk = { step: 'value', field: command, bot: bot.id };
  if (command === 'delete') return { replies: [say(texts.sureDelete(bot.username ?? ''), { kind: 'hide' })], talk };
  if (command !== 'privacy' && command !== 'groups')
    return { replies: [say(texts.ask[command], { kind: 'hide' })], talk };
  const rows = [[texts.on, texts.off].map((text) => ({ kind: 'text' as const, text }))];
  return { replies: [say(texts.ask[command], { kind: 'keyboard', rows, resize: true, singleUse: true })], talk };
}
