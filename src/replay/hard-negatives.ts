import sharp from 'sharp';
import { makeChannel } from './benign.ts';
import type { Random } from './random.ts';
import { quoteInside } from './text-edits.ts';
import { type Channel, HARD_NEGATIVES, type HardNegative, type RemovedNetwork, type Workshop } from './world-types.ts';
import type { Writer } from './writer.ts';

interface Draft {
  workshop: Workshop;
  random: Random;
  networks: readonly RemovedNetwork[];
  channel: Channel;
  writer: Writer;
}

const PER_KIND = 60;
const FRESH: Record<HardNegative, number> = {
  news: 0.3,
  research: 0.3,
  counterSpeech: 0.5,
  fans: 0.4,
  sameLanguage: 0.4,
  clones: 1,
  sharedAdmin: 0.5,
  innocents: 1,
  namesakes: 0.5,
};

/** Channels that resemble a returned network in one or several ways and are innocent. */
export async function makeHardNegatives(
  workshop: Workshop,
  networks: readonly RemovedNetwork[],
  benign: readonly Channel[],
): Promise<Channel[]> {
  const random = workshop.random.fork('hard negatives');
  const count = workshop.hardPerKind ?? Math.max(3, Math.round(PER_KIND * workshop.scale));
  const channels: Channel[] = [];
  for (const kind of HARD_NEGATIVES) {
    for (let at = 0; at < count; at++) {
      const own = random.fork(`${kind} ${at}`);
      const network = own.pick(networks);
      const lang = own.pick(network.langs);
      const habit = { kind, fresh: FRESH[kind], lang, quoting: kind === 'sameLanguage' ? 0.4 : 0.06 };
      const { channel, writer } = makeChannel(workshop, own, `${kind}-${at}`, habit);
      await SHAPERS[kind](
        { workshop, random: own, networks: [network, ...own.sample(networks, 2)], channel, writer },
        benign,
        channels,
      );
      channels.push(channel);
    }
  }
  return channels;
}

type Shaper = (draft: Draft, benign: readonly Channel[], others: readonly Channel[]) => Promise<void> | void;

function quotedPost(draft: Draft, network: RemovedNetwork): string {
  const { random, writer } = draft;
  const member = random.pick(network.members);
  let text = quoteInside(random.pick(member.subject.posts).text, random, writer);
  if (random.chance(0.2)) text += ` @${member.handle}`;
  if (random.chance(0.15)) text += ` ${random.pick(network.links)}`;
  return text;
}

/** Observers quote, name, link and show what they write about, of one network or of several. */
function observe(draft: Draft, share: number, networks: number, role: 'press' | 'research', known: number): void {
  const { random, channel } = draft;
  if (random.chance(known)) channel.profile.roles = [role];
  for (const post of channel.posts) {
    if (!random.chance(share)) continue;
    const network = draft.networks[random.int(networks)] ?? random.pick(draft.networks);
    post.text = quotedPost(draft, network);
    if (random.chance(0.12)) post.pictures = [random.pick(network.media)];
  }
}

const SHAPERS: Record<HardNegative, Shaper> = {
  news: (draft) => observe(draft, 0.25, draft.random.chance(0.5) ? 1 : 3, 'press', 0.5),
  research: (draft) => observe(draft, 0.35, draft.random.chance(0.3) ? 1 : 3, 'research', 0.5),
  async counterSpeech(draft) {
    const { random, channel, networks, writer } = draft;
    const network = networks[0];
    if (!network) return;
    for (const post of channel.posts) if (random.chance(0.3)) post.text = quotedPost(draft, network);
    if (random.chance(0.4)) channel.profile.title = `${writer.word(random)} ${network.motif} ${writer.word(random)}`;
    if (random.chance(0.15)) channel.profile.avatar = await struckThrough(random.pick(network.members).picture.bytes);
  },
  fans(draft) {
    const { random, channel, workshop, networks } = draft;
    // The same emblem as a removed member, where that member used a shared one; else any emblem.
    const shared = networks[0]?.members.find(({ picture }) => workshop.emblems.includes(picture.bytes))?.picture.bytes;
    channel.profile.avatar = shared && random.chance(0.7) ? shared : random.pick(workshop.emblems);
  },
  sameLanguage: () => undefined,
  clones(draft, benign) {
    const { random, channel } = draft;
    const popular = benign[random.int(Math.max(1, benign.length >> 3))];
    if (!popular) return;
    channel.profile.title = `${popular.profile.title} 2`;
    if (popular.profile.avatar) channel.profile.avatar = popular.profile.avatar;
    for (const post of channel.posts) if (random.chance(0.8)) post.text = random.pick(popular.posts).text;
  },
  sharedAdmin(draft, _benign, others) {
    const { channel } = draft;
    const sibling = others.at(-1);
    if (sibling?.kind === 'sharedAdmin' && sibling.profile.operatorTokens)
      channel.profile.operatorTokens = sibling.profile.operatorTokens;
  },
  /** Was a member, not an operator; asks where everybody went, and has one old post or link of the group at most. */
  innocents(draft) {
    const { random, channel, networks, writer } = draft;
    const network = networks[0];
    if (!network) return;
    const member = random.pick(network.members);
    for (const post of random.sample(channel.posts, 2))
      post.text = `${writer.write(random, 12)} @${member.handle} ${writer.write(random, 6)}`;
    const [kept, linking] = random.sample(channel.posts, 2);
    if (kept && random.chance(0.25)) kept.text = random.pick(member.subject.posts).text;
    if (linking && random.chance(0.2)) linking.text += `\n${random.pick(network.links)}`;
  },
  namesakes(draft) {
    const { random, channel, networks, writer } = draft;
    channel.profile.title = `${networks[0]?.motif ?? ''} ${writer.word(random)}`;
  },
};

async function struckThrough(bytes: Uint8Array): Promise<Uint8Array> {
  const { width, height } = await sharp(bytes).metadata();
  const cross = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path d="M0 0L${width} ${height}M${width} 0L0 ${height}" stroke="#e00000" stroke-width="${width * 0.12}"/></svg>`,
  );
  return sharp(bytes)
    .composite([{ input: cross }])
    .png({ compressionLevel: 1 })
    .toBuffer();
}
