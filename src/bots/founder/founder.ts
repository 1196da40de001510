import {
  type AccountId,
  answerCallback,
  type BusListener,
  type CallbackQueryEvent,
  editMessage,
  isDomainError,
  languageOf,
  type LogEntry,
  prepareContent,
  readBotEvent,
  sendIn,
  type Tx,
  type World,
  type WriteTx,
} from '#domain';
import { answerMessage } from './answer-message.ts';
import { answerPress } from './answer-press.ts';
import { marked } from './marks.ts';
import { keepTalk, type Outcome, type Partner, type Reply, say, talkWith } from './talk.ts';
import { textsFor } from './texts.ts';

interface Cursor {
  pts: number;
  order: number;
  /** The node that answers, until when. */
  node?: string;
  untilS?: number;
  /** How often answering the next entry failed. */
  failures?: number;
}

/** After so many failures an entry is set aside: one message must not keep everybody else waiting for ever. */
const triesAtMost = 3;

/** What the founder says; handed in so that a test can make it fail. */
export interface Answers {
  message: typeof answerMessage;
  press: typeof answerPress;
}

/** A node that fell silent is replaced after this long. */
const leaseS = 4;
const entriesAtOnce = 100;
const idleMs = 1_000;
const cursorSetting = 'founder-cursor';

export interface Founder {
  readonly listener: BusListener;
  start(): void;
  close(): Promise<void>;
}

/**
 * The bot that makes bots. It reads its own log from where it stopped, so that what was written to it while the server
 * was away is answered after the start, and once.
 */
export function createFounder(
  world: World,
  founder: AccountId,
  log: (event: Record<string, unknown>) => void,
  answers: Answers = { message: answerMessage, press: answerPress },
): Founder {
  const desk: Desk = { world, founder, node: world.random.bytes(8).toHex(), answers, log };
  let running = Promise.resolve();
  let pending = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  function stir(): void {
    if (pending || closed) return;
    pending = true;
    running = running.then(async () => {
      pending = false;
      if (closed) return;
      await work(desk).catch((error: unknown) => log({ event: 'founder-failed', ...withoutText(error) }));
    });
  }

  return {
    listener: {
      nudges(nudges) {
        if (nudges.some(({ mailbox }) => mailbox === founder)) stir();
      },
      transient: () => undefined,
      keysDropped: () => undefined,
    },
    start() {
      stir();
      // A nudge of another node can be lost.
      timer = setInterval(stir, idleMs);
      timer.unref();
    },
    async close() {
      closed = true;
      clearInterval(timer);
      await running;
    },
  };
}

interface Desk {
  world: World;
  founder: AccountId;
  node: string;
  answers: Answers;
  log: (event: Record<string, unknown>) => void;
}

/** What an error may tell the log: its message could quote what a person wrote. */
const withoutText = (error: unknown): { error: string; at?: string } => {
  if (!(error instanceof Error)) return { error: typeof error };
  const at = /\n\s+at (.+)/.exec(error.stack ?? '')?.[1];
  return { error: error.name, ...(at ? { at } : {}) };
};

async function work(desk: Desk): Promise<void> {
  const { world, founder } = desk;
  for (;;) {
    const cursor = await lease(desk);
    if (!cursor) return;
    const entries = await world.store.read((tx) =>
      tx.botFeeds.entriesAfter({ mailbox: founder, pts: cursor.pts, order: cursor.order }, entriesAtOnce),
    );
    for (const entry of entries) await handleOrSetAside(desk, entry);
    if (entries.length < entriesAtOnce) return;
  }
}

const cursorOf = async (tx: Tx, founder: AccountId): Promise<Cursor> =>
  (await tx.accounts.setting<Cursor>(founder, cursorSetting)) ?? { pts: 0, order: 0 };

/** Of several nodes one answers; nothing is written while nothing came. */
async function lease({ world, founder, node }: Desk): Promise<Cursor | undefined> {
  const nowS = world.clock.nowS();
  const before = await world.store.read((tx) => cursorOf(tx, founder));
  const place = { mailbox: founder, pts: before.pts, order: before.order };
  const waiting = await world.store.read((tx) => tx.botFeeds.entriesAfter(place, 1));
  if (waiting.length === 0) return undefined;
  return world.store.write(async (tx) => {
    await tx.updates.advance(founder, 0, 0);
    const cursor = await cursorOf(tx, founder);
    if (cursor.node !== undefined && cursor.node !== node && (cursor.untilS ?? 0) > nowS) return undefined;
    const held = { ...cursor, node, untilS: nowS + leaseS };
    await tx.accounts.putSetting(founder, cursorSetting, held);
    return held;
  });
}

/** A failure ends this round, and the next begins with the same entry; after the last try it is left unanswered. */
async function handleOrSetAside(desk: Desk, entry: LogEntry): Promise<void> {
  const { world, founder, log } = desk;
  try {
    await handle(desk, entry);
  } catch (error) {
    const failures = await world.store.write(async (tx) => {
      await tx.updates.advance(founder, 0, 0);
      const cursor = await cursorOf(tx, founder);
      const count = (cursor.failures ?? 0) + 1;
      if (count < triesAtMost) await tx.accounts.putSetting(founder, cursorSetting, { ...cursor, failures: count });
      else await moveOn(world, tx, founder, entry);
      return count;
    });
    if (failures < triesAtMost) throw error;
    log({ event: 'founder-set-aside', pts: entry.pts, kind: entry.body.kind, ...withoutText(error) });
  }
}

async function handle({ world, founder, answers }: Desk, entry: LogEntry): Promise<void> {
  const { body } = entry;
  const press = body.kind === 'botEvent' ? readBotEvent(body) : undefined;
  if (body.kind === 'newMessage') await handleMessage(world, founder, entry, body.id, answers.message);
  else if (press?.event === 'callbackQuery') await handlePress(world, founder, entry, press.data, answers.press);
  else await world.store.write((tx) => moveOn(world, tx, founder, entry));
}

/** Takes the place in the log forward. False when another node was there first, and nothing may be answered. */
async function moveOn(world: World, tx: WriteTx, founder: AccountId, { pts, order }: LogEntry): Promise<boolean> {
  await tx.updates.advance(founder, 0, 0);
  const { failures: _, ...cursor } = await cursorOf(tx, founder);
  if (cursor.order >= order) return false;
  await tx.accounts.putSetting(founder, cursorSetting, { ...cursor, pts, order, untilS: world.clock.nowS() + leaseS });
  return true;
}

async function partnerOf(world: World, tx: Tx, person: AccountId): Promise<Partner> {
  return { world, person, texts: textsFor(await languageOf(tx, person)) };
}

async function handleMessage(
  world: World,
  founder: AccountId,
  entry: LogEntry,
  id: number,
  answer: Answers['message'],
): Promise<void> {
  const found = await world.store.read(async (tx) => {
    const [message] = await tx.messages.get(founder, [id]);
    if (!message || message.out || message.peer < 0 || message.content.action) return undefined;
    if ((await tx.accounts.get(message.peer))?.kind !== 'person') return undefined;
    return {
      message,
      partner: await partnerOf(world, tx, message.peer),
      talk: await talkWith(tx, founder, message.peer),
    };
  });
  const outcome =
    found &&
    (
      await orFailed(
        found.partner,
        answer(found.partner, found.talk, found.message).then((said) => ({ outcome: said })),
      )
    ).outcome;
  await world.store.write(async (tx) => {
    const first = await moveOn(world, tx, founder, entry);
    if (first && found && outcome) await conclude(world, tx, founder, found.partner.person, outcome);
  });
}

/** What was refused in the middle is said; it must not come again and hold up everybody else's messages. */
async function orFailed(
  { texts }: Partner,
  work: Promise<{ menu?: Reply; outcome?: Outcome }>,
): Promise<{ menu?: Reply; outcome?: Outcome }> {
  try {
    return await work;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return { outcome: { replies: [say(texts.failed)] } };
  }
}

/** Sends the answers and keeps what was asked, in one write with the place in the log. */
async function conclude(
  world: World,
  tx: WriteTx,
  founder: AccountId,
  person: AccountId,
  outcome: Outcome,
): Promise<void> {
  const { replies, talk } = outcome.inWrite ? await outcome.inWrite(tx) : outcome;
  await keepTalk(tx, founder, person, talk);
  for (const reply of replies) await send(world, tx, founder, person, reply);
}

async function send(world: World, tx: WriteTx, founder: AccountId, peer: AccountId, reply: Reply): Promise<void> {
  const { markup } = reply;
  const data = prepareContent(world, { ...marked(reply.text), ...(markup ? { markup } : {}) });
  try {
    await sendIn(world, tx, { sender: founder, peer, data });
  } catch (error) {
    // Somebody who blocked the founder meanwhile is not answered.
    if (!isDomainError(error)) throw error;
  }
}

async function handlePress(
  world: World,
  founder: AccountId,
  entry: LogEntry,
  event: CallbackQueryEvent,
  answer: Answers['press'],
): Promise<void> {
  const { account: person, query } = event;
  const partner = await world.store.read((tx) => partnerOf(world, tx, person));
  const { menu, outcome } = await orFailed(partner, answer(partner, event));
  await world.store.write(async (tx) => {
    const first = await moveOn(world, tx, founder, entry);
    if (first && outcome) await conclude(world, tx, founder, person, outcome);
  });
  await ignoreRefusal(answerCallback(world, { bot: founder, query, answer: { cacheS: 0 } }));
  if (!menu || event.message === undefined) return;
  const { markup } = menu;
  const edit = {
    account: founder,
    peer: person,
    id: event.message,
    ...marked(menu.text),
    ...(markup ? { markup } : {}),
  };
  await ignoreRefusal(editMessage(world, edit));
}

/** The press may be too old, and the menu the same as before. */
async function ignoreRefusal(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isDomainError(error)) throw error;
  }
}
