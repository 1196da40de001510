import {
  type AccountId,
  type BotCommand,
  defineGame,
  deleteBot,
  isDomainError,
  type Message,
  removeGames,
  setBotSwitches,
  setBotTexts,
  setCommands,
  setProfilePhoto,
  type World,
} from '#domain';
import { type Outcome, type Partner, say, type Talk } from './talk.ts';
import { allTexts, type AskedField, type Texts } from './texts.ts';

interface Given {
  world: World;
  bot: AccountId;
  person: AccountId;
  message: Message;
  /** What was written; empty after /empty. */
  text: string;
  isOn: boolean;
}

/** What each field does with what was sent for it. */
const setters: Record<AskedField, (given: Given) => Promise<void>> = {
  name: ({ world, bot, text }) => setBotTexts(world, { bot, lang: '', texts: { name: text.replace(/\s+/g, ' ') } }),
  about: ({ world, bot, text }) => setBotTexts(world, { bot, lang: '', texts: { about: text } }),
  description: ({ world, bot, text }) => setBotTexts(world, { bot, lang: '', texts: { description: text } }),
  async userpic({ world, bot, message }) {
    const { media } = message.content;
    const id = media?.kind === 'photo' ? media.media : undefined;
    const photo = id === undefined ? undefined : await world.store.read((tx) => tx.media.get(id));
    if (!photo) throw new Refused('needPhoto');
    await setProfilePhoto(world, { account: bot, photo });
  },
  commands: ({ world, bot, text }) =>
    setCommands(world, { bot, scope: { kind: 'default' }, lang: '', commands: readCommands(text) }),
  privacy: ({ world, bot, isOn }) => setBotSwitches(world, bot, { privacyMode: isOn }),
  groups: ({ world, bot, isOn }) => setBotSwitches(world, bot, { joinGroups: isOn }),
  async inline({ world, bot, text }) {
    if (text.length > placeholderLength) throw new Refused('tooLong');
    await setBotSwitches(world, bot, { inlinePlaceholder: text === '' ? undefined : text });
  },
  async feedback({ world, bot, text }) {
    const percent = Number(/^(\d{1,3})\s*%?$/.exec(text)?.[1]);
    if (!(percent <= 100)) throw new Refused('badPercent');
    await setBotSwitches(world, bot, { inlineFeedback: percent });
  },
  async game({ world, bot, text, message }) {
    if (text === '') return removeGames(world, bot);
    const [shortName = '', title = '', ...rest] = text.split(/\s+[-–—]\s+/);
    const { media } = message.content;
    const photo = media?.kind === 'photo' ? { photo: media.media } : {};
    await defineGame(world, bot, { shortName, title, description: rest.join(' - '), ...photo });
  },
  delete: ({ world, bot, person }) => deleteBot(world, { account: person, bot }),
};

/** Something is wrong with what was sent; the word for it. */
class Refused extends Error {
  readonly why: 'needPhoto' | 'badCommands' | 'badPercent' | 'tooLong';

  constructor(why: Refused['why']) {
    super(why);
    this.name = 'Refused';
    this.why = why;
  }
}

function readCommands(text: string): BotCommand[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const found = /^\s*\/?(\S+)\s+[-–—]\s+(.+)$/.exec(line);
    if (!found) throw new Refused('badCommands');
    return { command: found[1] ?? '', description: found[2] ?? '' };
  });
}

/** As in the Bot API. */
const placeholderLength = 64;

const answers = { privacy: true, groups: true } as const;

/** True for these words however they are written, and in any language: the keyboard may be of an earlier one. */
function says(sent: string, word: (texts: Texts) => string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[.!]+$/, '');
  return allTexts.some((texts) => plain(word(texts)) === plain(sent));
}

/** True for a list of commands, whose first line may look like a command to the founder: `/light - Light a lamp`. */
export const isCommandList = (text: string): boolean => /^\s*\/\w+\s+[-–—]\s+\S/.test(text);

/** Uses what a person sent for a field; on trouble asks again. */
export async function setField(partner: Partner, talk: Talk & { step: 'value' }, message: Message): Promise<Outcome> {
  const { world, person, texts } = partner;
  const { field, bot } = talk;
  const sent = message.content.text.trim();
  const again = (text: string): Outcome => ({ replies: [say(text)], talk });
  if (field === 'delete' && !says(sent, (one) => one.deleteWords)) return { replies: [say(texts.cancelled)] };
  const isOn = says(sent, ({ on }) => on);
  if (field in answers && !isOn && !says(sent, ({ off }) => off)) return again(texts.ask[field]);
  const isEmpty = sent === '/empty';
  if (sent === '' && field !== 'userpic') return again(texts.ask[field]);
  try {
    const text = isEmpty ? '' : sent;
    await setters[field]({ world, bot, person, message, text, isOn });
  } catch (error) {
    if (error instanceof Refused) return again(texts[error.why]);
    if (!isDomainError(error)) throw error;
    // It was deleted or blocked meanwhile: asking again would lead nowhere.
    if (error.code === 'bot-invalid') return { replies: [say(texts.failed, { kind: 'hide' })] };
    return again(trouble(error.code, partner));
  }
  return { replies: [say(field === 'delete' ? texts.deleted : texts.saved, { kind: 'hide' })] };
}

function trouble(code: string, { texts }: Partner): string {
  if (code === 'about-too-long') return texts.tooLong;
  if (code === 'first-name-invalid') return texts.badName;
  if (code.startsWith('bot-command') || code === 'limit-invalid') return texts.badCommands;
  if (code.startsWith('photo') || code.startsWith('image')) return texts.badPhoto;
  if (code === 'game-invalid') return texts.badGame;
  return texts.failed;
}
