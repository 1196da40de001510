import { commonLayout, postingTimes, randomHandle } from './channel-habits.ts';
import { COMMON_LINKS } from './channel-habits.ts';
import { editPicture, screenshotOf } from './picture-edits.ts';
import type { Random } from './random.ts';
import { editName, editText } from './text-edits.ts';
import {
  ACTION_AT,
  type Channel,
  DAY,
  EVADER_CLASSES,
  type EvaderClass,
  HOUR,
  type RemovedMember,
  type RemovedNetwork,
  type Shown,
  type Workshop,
} from './world-types.ts';
import { messageWords, type Writer } from './writer.ts';

/** How each class hides. `rho` is the share of reposts; `link` the share of posts with a link of the network. */
const HABITS: Record<
  EvaderClass,
  { rho: number; link: number; layout: number; hours: number; ties: number; media: number }
> = {
  lazy: { rho: 0.6, link: 0.3, layout: 0.7, hours: 0.8, ties: 0.08, media: 0.05 },
  moderate: { rho: 0.3, link: 0.2, layout: 0.4, hours: 0.7, ties: 0.06, media: 0.04 },
  careful: { rho: 0.1, link: 0.1, layout: 0.1, hours: 0.3, ties: 0.04, media: 0.01 },
  translated: { rho: 0, link: 0.15, layout: 0.4, hours: 0.7, ties: 0.05, media: 0.03 },
};

const POSTS = 34;
/** Reposts of a text as a picture: nothing of the text is left to sketch. */
const SCREENSHOT_SHARE = 0.02;

interface Arrival {
  network: RemovedNetwork;
  at: number;
  night: boolean;
}

/**
 * 50 channels of one network in one night (eight days after the action), 115 of all networks in the four days that
 * follow, 105 re-created on the origin during two weeks; every class, avatar, title and operator choice equally often.
 */
export async function makeEvaders(workshop: Workshop, networks: readonly RemovedNetwork[]): Promise<Channel[]> {
  const random = workshop.random.fork('evaders');
  const night = ACTION_AT + 8 * DAY + 20 * HOUR;
  const arrivals: Arrival[] = [];
  const [first] = networks;
  if (!first) return [];
  const count = (full: number): number => Math.max(4, Math.round(full * workshop.scale));
  for (let at = 0; at < count(50); at++) arrivals.push({ network: first, at: night + random.int(1_200), night: true });
  for (let at = 0; at < count(115); at++)
    arrivals.push({ network: random.pick(networks), at: night + random.int(4 * DAY), night: false });
  for (let at = 0; at < count(105); at++) {
    arrivals.push({ network: random.pick(networks), at: ACTION_AT + 2 * DAY + random.int(12 * DAY), night: false });
  }
  const channels: Channel[] = [];
  const handles = new Map<string, string[]>();
  for (const [index, arrival] of arrivals.entries()) {
    const evader = EVADER_CLASSES[index % EVADER_CLASSES.length] ?? 'lazy';
    channels.push(await makeEvader(workshop, random.fork(`evader ${index}`), arrival, evader, index));
    handles.set(arrival.network.id, [...(handles.get(arrival.network.id) ?? []), `evader-${index}`]);
  }
  tie(channels, handles, random.fork('ties'));
  return channels;
}

async function makeEvader(
  workshop: Workshop,
  random: Random,
  arrival: Arrival,
  evader: EvaderClass,
  index: number,
): Promise<Channel> {
  const { network } = arrival;
  const parent = random.pick(network.members);
  const lang =
    evader === 'translated' ? (parent.lang === network.langs[0] ? network.langs[1] : network.langs[0]) : parent.lang;
  const writer = workshop.writers.get(lang);
  if (!writer) throw new Error(`no writer for ${lang}`);
  const titleChoice = random.int(3);
  const avatarChoice = random.int(3);
  const sameOperator = random.chance(0.5);
  const profile = {
    subject: `evader-${index}`,
    kind: 'channel' as const,
    atS: arrival.at,
    createdAt: arrival.at,
    title: titleFor(titleChoice, parent, writer, random),
    handle: titleChoice === 2 ? randomHandle(random) : `${parent.handle}_${2 + random.int(9)}`,
    operatorTokens: [sameOperator ? random.pick(network.operators) : `token-new-${index}`],
    ...(await avatarFor(avatarChoice, workshop, parent, random)),
  };
  const { posts, shown } = await postsFor(workshop, random, arrival, evader, parent, writer, profile.subject);
  const kept = {
    title: CHOICES[titleChoice] ?? 'new',
    avatar: CHOICES[avatarChoice] ?? 'new',
    operators: sameOperator,
  };
  const truth = { networkId: network.id, evader, night: arrival.night, kept, shown };
  return { kind: 'evader', lang, profile, posts, truth };
}

const CHOICES = ['kept', 'edited', 'new'] as const;

function titleFor(choice: number, parent: RemovedMember, writer: Writer, random: Random): string {
  if (choice === 0) return parent.subject.title;
  if (choice === 1) return editName(parent.subject.title, random);
  return `${writer.word(random)} ${writer.word(random)} ${writer.word(random)}`;
}

async function avatarFor(
  choice: number,
  workshop: Workshop,
  parent: RemovedMember,
  random: Random,
): Promise<{ avatar?: Uint8Array }> {
  if (choice === 0) return { avatar: parent.picture.bytes };
  if (choice === 1) {
    const redraw = random.chance(0.12);
    return { avatar: redraw ? await parent.picture.redrawn(random) : await editPicture(parent.picture.bytes, random) };
  }
  return random.chance(0.8) ? { avatar: await workshop.pictures.stock(random) } : {};
}

async function postsFor(
  workshop: Workshop,
  random: Random,
  arrival: Arrival,
  evader: EvaderClass,
  parent: RemovedMember,
  writer: Writer,
  subject: string,
): Promise<{ posts: Channel['posts']; shown: Shown[] }> {
  const habits = HABITS[evader];
  const { network } = arrival;
  const peak = random.chance(habits.hours) ? network.peakHour : random.int(24);
  // The first night is the rebuilding of the archive: twelve posts in two hours, then the usual pace of 57 a day.
  const burst = arrival.night
    ? Array.from({ length: 12 }, (_, at) => arrival.at + 300 + at * 480 + random.int(240))
    : [];
  const later = postingTimes(
    random,
    arrival.at + (arrival.night ? 2.2 * HOUR : 60),
    DAY * 0.8,
    POSTS - burst.length,
    peak,
  );
  const ownLayout = random.chance(habits.layout)
    ? network.layout
    : random.chance(0.3)
      ? commonLayout(random)
      : undefined;
  const banked = parent.subject.posts.map(({ text }) => text);
  const posts: Channel['posts'] = [];
  const shown: Shown[] = [];
  for (const at of [...burst, ...later]) {
    const pictures: Uint8Array[] = [];
    const of: Shown = { link: false, media: false, layout: false };
    let text: string;
    if (random.chance(habits.rho)) {
      text = random.pick(banked);
      if (random.chance(SCREENSHOT_SHARE)) {
        pictures.push(await screenshotOf(text));
        text = writer.word(random);
        of.repost = 'screenshot';
      } else {
        const edited = editText(text, random, writer);
        text = edited.text;
        of.repost = edited.edit;
      }
    } else {
      text = random.chance(0.06) ? writer.quote(random) : writer.write(random, messageWords(random));
      if (ownLayout && random.chance(0.6)) {
        text = ownLayout(text, random);
        of.layout = ownLayout === network.layout;
      }
    }
    of.link = random.chance(habits.link);
    if (of.link) text += `\n${random.pick(network.links)}`;
    else if (random.chance(0.1)) text += `\n${random.pick(COMMON_LINKS)}`;
    of.media = random.chance(habits.media);
    if (of.media) pictures.push(await editPicture(random.pick(network.media), random));
    shown.push(of);
    posts.push({ subject, atS: at, text, ...(pictures.length > 0 ? { pictures } : {}) });
  }
  return { posts, shown };
}

/** Siblings forward from each other and name each other, once both exist. */
function tie(channels: readonly Channel[], handles: ReadonlyMap<string, readonly string[]>, random: Random): void {
  const createdAt = new Map(channels.map(({ profile }) => [profile.subject, profile.createdAt]));
  for (const { truth, posts, profile } of channels) {
    if (!truth) continue;
    const siblings = handles.get(truth.networkId) ?? [];
    for (const post of posts) {
      if (!random.chance(HABITS[truth.evader].ties) || siblings.length < 2) continue;
      const sibling = random.pick(siblings);
      if (sibling !== profile.subject && (createdAt.get(sibling) ?? Number.MAX_VALUE) < post.atS) post.refs = [sibling];
    }
  }
}
