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
import type { AskedField } from './texts.ts';

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
  name: ({ world, bot, text }) => setBotTexts(world, { bot, lang: '', texts: { name: text } }),
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
  inline: ({ world, bot, text }) => setBotSwitches(world, bot, { inlinePlaceholder: text === '' ? undefined : text }),
  async feedback({ world, bot, text }) {
    const percent = Number(text.replace('%', ''));
    if (!Number.isInteger(percent) || percent < 0 || percent > 100) throw new Refused('unknown');
    await setBotSwitches(world, bot, { inlineFeedback: percent });
  },
  async game({ world, bot, text }) {
    if (text === '') return removeGames(world, bot);
    const [shortName = '', title = '', ...rest] = text.split(/\s+[-–—]\s+/);
    await defineGame(world, bot, { shortName, title, description: rest.join(' - ') });
  },
  delete: ({ world, bot, person }) => deleteBot(world, { account: person, bot }),
};

/** Something is wrong with what was sent; the word for it. */
class Refused extends Error {
  readonly why: 'needPhoto' | 'badCommands' | 'unknown';

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

const answers = { privacy: true, groups: true } as const;

/** Uses what a person sent for a field; on trouble asks again. */
export async function setField(partner: Partner, talk: Talk & { step: 'value' }, message: Message): Promise<Outcome> {
  const { world, person, texts } = partner;
  const { field, bot } = talk;
  const sent = message.content.text.trim();
  const again = (text: string): Outcome => ({ replies: [say(text)], talk });
  if (field === 'delete' && sent !== texts.deleteWords) return { replies: [say(texts.cancelled)] };
  if (field in answers && sent !== texts.on && sent !== texts.off) return again(texts.ask[field]);
  const isEmpty = sent === '/empty';
  if (sent === '' && field !== 'userpic') return again(texts.ask[field]);
  try {
    const text = isEmpty ? '' : sent;
    await setters[field]({ world, bot, person, message, text, isOn: sent === texts.on });
  } catch (error) {
    if (error instanceof Refused) return again(texts[error.why]);
    if (!isDomainError(error)) throw error;
    return again(trouble(error.code, partner));
  }
  return { replies: [say(field === 'delete' ? texts.deleted : texts.saved, { kind: 'hide' })] };
}

function trouble(code: string, { texts }: Partner): string {
  if (code === 'about-too-long') return texts.tooLong;
  if (code === 'first-name-invalid') return texts.badName;
  if (code.startsWith('bot-command') || code === 'limit-invalid') return texts.badCommands;
  if (code.startsWith('photo') || code.startsWith('image')) return texts.badPhoto;
  if (code === 'game-invalid') return texts.ask.game;
  return code === 'bot-invalid' ? texts.notYours : texts.unknown;
}
