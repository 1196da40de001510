import { COMMON_LINKS, houseLayout, postingTimes } from './channel-habits.ts';
import { NETWORK_LANGUAGES } from './corpora.ts';
import type { OwnPicture } from './pictures.ts';
import type { Random } from './random.ts';
import { ACTION_AT, DAY, type RemovedMember, type RemovedNetwork, type Workshop } from './world-types.ts';
import { messageWords, type Writer } from './writer.ts';

const NETWORKS = 10;
const REMOVED_TOTAL = 5_055;
const POSTS_PER_MEMBER = 26;

/** The networks that the action removes, with their posts, pictures, names, links, layout, hours and operators. */
export async function makeNetworks(workshop: Workshop): Promise<RemovedNetwork[]> {
  const networks: RemovedNetwork[] = [];
  for (let at = 0; at < NETWORKS; at++) networks.push(await makeNetwork(workshop, at));
  return networks;
}

const writerFor = (workshop: Workshop, lang: string): Writer => {
  const writer = workshop.writers.get(lang) ?? workshop.writers.values().next().value;
  if (!writer) throw new Error('no writers');
  return writer;
};

async function makeNetwork(workshop: Workshop, index: number): Promise<RemovedNetwork> {
  const random = workshop.random.fork(`network ${index}`);
  const known = NETWORK_LANGUAGES.filter((lang) => workshop.writers.has(lang));
  const available = known.length >= 2 ? known : [...workshop.writers.keys()];
  const primary = available[index % available.length] ?? 'en';
  const secondary = available[(index + 3) % available.length] ?? 'en';
  const { layout, name } = houseLayout(random);
  const memberCount = Math.max(
    6,
    Math.round((index === 0 ? 120 : random.between(45, 105)) * Math.min(1, workshop.scale * 1.5)),
  );
  const size = Math.round((REMOVED_TOTAL * workshop.scale) / NETWORKS);
  const media: OwnPicture[] = [];
  for (let at = 0; at < Math.max(3, Math.round(10 * Math.min(1, workshop.scale * 2))); at++)
    media.push(await workshop.pictures.composed(random));
  const network: RemovedNetwork = {
    id: `network-${index}`,
    actionAt: ACTION_AT + (index % 2) * DAY,
    langs: [primary, secondary],
    members: [],
    motif: motifOf(writerFor(workshop, primary), random),
    links: Array.from({ length: 40 }, () => rareLink(random)),
    layout,
    layoutName: name,
    media: media.map(({ bytes }) => bytes),
    operators: Array.from(
      { length: Math.max(4, memberCount >> 2) },
      () => `token-${random.int(2 ** 31)}-${random.int(2 ** 31)}`,
    ),
    peakHour: random.int(24),
    accounts: Math.max(0, size - memberCount - Math.round(size * 0.07)),
    bots: Math.round(size * 0.07),
  };
  const pool = Array.from({ length: 60 }, () => writerFor(workshop, primary).write(random, messageWords(random)));
  for (let at = 0; at < memberCount; at++) network.members.push(await makeMember(workshop, network, random, at, pool));
  return network;
}

function motifOf(writer: Writer, random: Random): string {
  for (let attempt = 0; attempt < 60; attempt++) {
    const word = writer.word(random).replace(/[^\p{L}\p{M}]/gu, '');
    if ([...word].length >= (writer.lang === 'zh' ? 2 : 5)) return word;
  }
  return 'cinderchoir';
}

const rareLink = (random: Random): string => {
  const path = random.int(2 ** 31).toString(36) + random.int(2 ** 31).toString(36);
  return random.pick([
    `https://t.me/+${path}`,
    `https://files.example/d/${path}`,
    `https://notes.example/${path}`,
    `https://t.me/joinchat/${path}`,
  ]);
};

async function makeMember(
  workshop: Workshop,
  network: RemovedNetwork,
  random: Random,
  index: number,
  pool: readonly string[],
): Promise<RemovedMember> {
  const lang = random.chance(0.7) ? network.langs[0] : network.langs[1];
  const writer = writerFor(workshop, lang);
  const createdAt = network.actionAt - Math.round(random.between(20, 400) * DAY);
  const times = postingTimes(random, network.actionAt - 20 * DAY, 19 * DAY, POSTS_PER_MEMBER, network.peakHour);
  const links: string[] = [];
  const posts = times.map((at) => {
    let text =
      lang === network.langs[0] && random.chance(0.2) ? random.pick(pool) : writer.write(random, messageWords(random));
    // Networks quote what everybody quotes, too; the bank must not learn it.
    if (random.chance(0.06)) text = writer.quote(random);
    if (random.chance(0.5)) text = network.layout(text, random);
    if (random.chance(0.25)) {
      const link = random.chance(0.7) ? random.pick(network.links) : random.pick(COMMON_LINKS);
      links.push(link);
      text += `\n${link}`;
    }
    return { text, atS: at };
  });
  const picture = await memberPicture(workshop, network, random);
  const handle = `${random.pick(['the', 'our', 'all', 'my'])}_${random.int(2 ** 31).toString(36)}_${random.pick(['choir', 'lamp', 'ember', 'wick'])}${index}`;
  const title = `${network.motif} ${writer.word(random)} ${writer.word(random)}`;
  const token = random.pick(network.operators);
  return {
    lang,
    handle,
    picture,
    subject: {
      kind: 'channel',
      createdAt,
      lang,
      members: Math.round(2 ** random.between(5, 13)),
      title,
      handle,
      avatar: picture.bytes,
      posts,
      pictures: index < 3 ? network.media.slice(index * 4, index * 4 + 4) : [],
      links,
      operatorTokens: [token],
    },
  };
}

/** Mostly a picture of its own, now and then stock or an emblem that innocent communities share. */
async function memberPicture(workshop: Workshop, network: RemovedNetwork, random: Random): Promise<OwnPicture> {
  if (random.chance(0.12)) {
    const bytes = random.chance(0.5) ? random.pick(workshop.emblems) : random.pick(workshop.stockPool);
    return { bytes, redrawn: async () => bytes };
  }
  const earlier = network.members;
  // Siblings often share one emblem.
  if (earlier.length > 0 && random.chance(0.3)) return random.pick(earlier).picture;
  return workshop.pictures.composed(random);
}
