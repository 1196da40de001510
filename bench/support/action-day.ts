import { randomBytes } from 'node:crypto';
import type { WriteTx } from '#domain';
import { authKeyId } from '../../src/wire/crypto/message.ts';
import { atDesk } from '../../tests/support/desk.ts';
import type { Person } from './population.ts';

/** Targeted accounts that are connected; the others have a signed-in device as well. */
const connected = 50;
/** People who make and help channels that fall, and stay themselves. */
const bystanders = 300;

export interface ActionDay {
  readonly targets: number;
  /** Channels are public, so that a copy of each is sealed. */
  readonly exposed: boolean;
  readonly coAdmins: boolean;
}

/** Ten people of a channel, others for each. */
const membersAt = (people: readonly number[], n: number): number[] =>
  Array.from({ length: 10 }, (_, at) => people[(n * 7 + at * 13) % people.length] ?? 0);

/**
 * Signed-in accounts, every tenth a bot, every twentieth with a channel of ten members, and the file that names them. With
 * `coAdmins` the file names channels alone, each with a creator and two co-admins, whom nobody suspends.
 */
export function populate(dataDir: string, { targets, exposed, coAdmins }: ActionDay) {
  return atDesk(dataDir, async ({ addStaff, write }) => {
    const online: Person[] = [];
    const lines = ['subject,reason'];
    const people: number[] = [];
    if (coAdmins) {
      await write(async (tx) => {
        for (let n = 0; n < bystanders; n += 1) people.push((await addTarget(tx, n, undefined)).id);
      });
      for (let n = 0; n < targets; )
        await write(async (tx) => {
          for (const end = Math.min(targets, n + 500); n < end; n += 1)
            lines.push(`${await addChannel(tx, n, membersAt(people, n), 2, exposed)},named by the referral`);
        });
    }
    for (let n = 0; lines.length <= targets; ) {
      await write(async (tx) => {
        const end = n + 500;
        for (; n < end && lines.length <= targets; n += 1) {
          const { id, key } = await addTarget(tx, n, people[0]);
          if (n % 10 !== 9) people.push(id);
          if (n % 10 !== 9 && online.length < connected) online.push({ id, key });
          lines.push(`@cinder_${n},named by the referral`);
          if (n % 20 === 19 && lines.length <= targets)
            lines.push(`${await addChannel(tx, n, people.slice(-10).reverse(), 1, exposed)},its channel`);
        }
      });
    }
    return {
      moderator: await addStaff('moderator', 'Mod'),
      reviewer: await addStaff('reviewer', 'Rev'),
      legal: await addStaff('legal', 'Leg'),
      file: `${lines.join('\n')}\n`,
      online,
    };
  });
}

async function addTarget(tx: WriteTx, n: number, owner: number | undefined): Promise<Person> {
  const bot = n % 10 === 9 && owner !== undefined;
  const id = await tx.accounts.insert({
    kind: bot ? 'bot' : 'person',
    firstName: `Cinder ${n}`,
    lastName: '',
    createdAt: 1,
    username: `cinder_${n}`,
    ...(bot
      ? { data: { bot: { owner, tokenHash: `t${n}`, privacyMode: true, joinGroups: true, infoVersion: 1 } } }
      : { phone: `1555${1_000_000 + n}` }),
  });
  await tx.accounts.takeUsername(`cinder_${n}`, id);
  await tx.updates.createMailbox(id);
  const key = randomBytes(256);
  const keyId = authKeyId(key);
  await tx.auth.putKey({ keyId, key, createdAt: 1, layer: 228 });
  await tx.auth.putAuthorization({
    keyId,
    hash: String(id),
    account: id,
    createdAt: 1,
    activeAt: 1,
    address: '',
    passwordPending: false,
  });
  return { id, key };
}

/** Its first member has made it, the next ones help. */
async function addChannel(
  tx: WriteTx,
  n: number,
  members: readonly number[],
  helpers: number,
  exposed: boolean,
): Promise<number> {
  const [creator = 0] = members;
  const chat = await tx.chats.insert({
    kind: 'channel',
    title: `Cinder Choir ${n}`,
    creator,
    createdAt: 1,
    members: members.length,
    version: 1,
    defaultBanned: [],
    data: {},
  });
  await tx.updates.createMailbox(chat);
  if (exposed) await makePublic(tx, chat, `cinder_choir_${n}`);
  for (const [place, account] of members.entries())
    await tx.chats.putMember({
      chat,
      account,
      status: place === 0 ? 'creator' : place <= helpers ? 'admin' : 'member',
      inviter: creator,
      date: 1,
      rights: place > 0 && place <= helpers ? ['postMessages', 'banUsers'] : [],
      banned: [],
      bannedUntil: 0,
    });
  return chat;
}

/** Only what the public sees is preserved. */
async function makePublic(tx: WriteTx, id: number, username: string): Promise<void> {
  const chat = await tx.chats.get(id);
  if (!chat) return;
  await tx.accounts.takeUsername(username, id);
  await tx.chats.update({ ...chat, username });
}
