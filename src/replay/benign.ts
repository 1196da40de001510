import { COMMON_LINKS, commonLayout, postingTimes, randomHandle } from './channel-habits.ts';
import type { Random } from './random.ts';
import { ACTION_AT, type Channel, DAY, type Workshop } from './world-types.ts';
import { messageWords, type Writer } from './writer.ts';

export interface Habit {
  kind: Channel['kind'];
  /** Chance to be created in the two weeks after the action, as all evaders are. */
  fresh: number;
  lang?: string;
  /** Share of posts that quote what everybody quotes. */
  quoting?: number;
}

/** An ordinary channel: some language, name, picture, rhythm, own and common links, now and then a forward. */
export function makeChannel(
  workshop: Workshop,
  random: Random,
  subject: string,
  habit: Habit,
): { channel: Channel; writer: Writer } {
  const langs = [...workshop.writers.keys()];
  // The languages of the networks are more common than the others, else language alone would tell.
  const lang = habit.lang ?? (random.chance(0.55) ? random.pick(langs.slice(0, 8)) : random.pick(langs));
  const writer = workshop.writers.get(lang);
  if (!writer) throw new Error(`no writer for ${lang}`);
  const fresh = random.chance(habit.fresh);
  const createdAt = fresh
    ? ACTION_AT + Math.round(random.between(-1, 14) * DAY)
    : ACTION_AT - Math.round(random.between(3, 1_500) * DAY);
  const from = Math.max(createdAt, ACTION_AT + Math.round(random.between(0, 4) * DAY));
  const count = fresh ? 12 + random.int(26) : 6 + random.int(10);
  const times = postingTimes(random, from, random.between(1, 6) * DAY, count, random.int(24));
  const layout = random.chance(0.3) ? commonLayout(random) : undefined;
  const ownLinks = Array.from({ length: 3 }, () => `https://own.example/${random.int(2 ** 31).toString(36)}`);
  const posts = times.map((at) => {
    let text = random.chance(habit.quoting ?? 0.06) ? writer.quote(random) : writer.write(random, messageWords(random));
    if (layout && random.chance(0.6)) text = layout(text);
    if (random.chance(0.15)) text += `\n${random.pick(random.chance(0.5) ? COMMON_LINKS : ownLinks)}`;
    const pictures = random.chance(0.02) ? { pictures: [random.pick(workshop.stockPool)] } : {};
    const refs = random.chance(0.05)
      ? { refs: [`benign-${random.int(Math.max(1, Math.round(4_600 * workshop.scale)))}`] }
      : {};
    return { subject, atS: at, text, ...pictures, ...refs };
  });
  const hasAvatar = random.chance(0.6);
  const avatar = random.chance(0.12) ? random.pick(workshop.emblems) : random.pick(workshop.stockPool);
  const channel: Channel = {
    kind: habit.kind,
    lang,
    profile: {
      subject,
      kind: 'channel',
      atS: fresh ? createdAt : from - 1,
      createdAt,
      title: Array.from({ length: 1 + random.int(3) }, () => writer.word(random)).join(' '),
      handle: randomHandle(random),
      operatorTokens: [`token-benign-${subject}`],
      ...(hasAvatar ? { avatar } : {}),
    },
    posts,
  };
  return { channel, writer };
}

/** Channels that have nothing to do with any network: 4,600 at scale 1. */
export function makeBenign(workshop: Workshop): Channel[] {
  const random = workshop.random.fork('benign');
  const count = Math.round(4_600 * workshop.scale);
  return Array.from({ length: count }, (_, at) => {
    return makeChannel(workshop, random.fork(`benign ${at}`), `benign-${at}`, { kind: 'benign', fresh: 0.3 }).channel;
  });
}
