import type { SafetyTx } from '../../ports.ts';
import type { JournalEntry } from '../types.ts';
import { type Asker, createAsker } from './ask.ts';
import { type Answerer, createAnswerer } from './answer.ts';
import { cursor, endLease, holdLease, moveCursor } from './cursor.ts';
import { backgroundState, type Engine, loadEngine, loadNetwork, type WatcherContext } from './engine.ts';
import { createFollower, type Follower } from './follow.ts';
import { forgetExpired } from './forget.ts';
import { learnFromLedger } from './learn.ts';
import { raiseSubjects } from './raise.ts';

const journalPage = 200;
/**
 * Whoever does not watch tries this often; whoever does renews less often, well before the lease ends: each write of the
 * watcher makes SQLite read the pages of the server's writer anew.
 */
const tryLeaseEveryMs = 5_000;
const renewLeaseEveryMs = 10_000;
const lookAgainEveryMs = 5_000;
const expireEveryMs = 60_000;
const keepBackgroundEveryMs = 10 * 60_000;
const ageEveryMs = 7 * 86_400_000;

export interface Watcher {
  /** One round of everything; returns whether more waits. Throws when the store does: then the next round starts anew. */
  round(): Promise<boolean>;
  /** Writes what only memory knows and gives the lease back. */
  close(): Promise<void>;
}

interface Running {
  engine: Engine;
  follower: Follower;
  answerer: Answerer;
  asker: Asker;
  ledger: number;
  journal: number;
}

/**
 * Watches for removed networks that come back: learns what decisions removed, follows accounts, public chats and posts,
 * and brings what resembles a network before a person. One of several nodes does it at a time.
 */
export function createWatcher(context: WatcherContext): Watcher {
  const { safety, holder } = context;
  let running: Running | undefined;
  const due = schedule(safety.clock.nowMs);
  const start = async (): Promise<Running> => {
    const places = await safety.store.read(async (tx) => ({
      ledger: await cursor(tx, 'ledger'),
      journal: await cursor(tx, 'journal'),
    }));
    const engine = await loadEngine(context);
    const asker = createAsker(context, engine);
    return {
      engine,
      asker,
      follower: await createFollower(context, engine, asker.changed),
      answerer: createAnswerer(context, engine),
      ...places,
    };
  };
  return {
    async round() {
      if (due('lease', running ? renewLeaseEveryMs : tryLeaseEveryMs)) {
        const held = await safety.store.write((tx) => holdLease(tx, holder, safety.clock.nowMs()));
        if (!held) running = undefined;
        else running ??= await start();
      }
      if (!running) return false;
      const now = running;
      try {
        const more = await once(context, now, due);
        // A new key means that everything must be sketched under it as well, a new weight table that all is scored anew.
        if (more === 'restart') {
          const before = now.engine.weights.version;
          running = await start();
          if (running.engine.weights.version !== before) await scoreAnew(context, running.engine);
        }
        return more !== false;
      } catch (error) {
        // What was not written is seen again; what memory thinks of it is not to be trusted.
        running = undefined;
        due.soon('lease');
        throw error;
      }
    },
    async close() {
      if (!running) return;
      const { background } = running.engine;
      running = undefined;
      await safety.store.write(async (tx) => {
        await tx.memory.putState(backgroundState, background.dump());
        await endLease(tx, holder);
      });
    },
  };
}

/** Says when something that is done now and then is to be done again. */
function schedule(nowMs: () => number) {
  const last = new Map<string, number>();
  const due = (what: string, everyMs: number): boolean => {
    const at = nowMs();
    if (at - (last.get(what) ?? Number.NEGATIVE_INFINITY) < everyMs) return false;
    last.set(what, at);
    return true;
  };
  return Object.assign(due, { soon: (what: string) => void last.delete(what) });
}

async function once(
  context: WatcherContext,
  now: Running,
  due: ReturnType<typeof schedule>,
): Promise<boolean | 'restart'> {
  const { engine, follower, answerer, asker } = now;
  const journal = await readJournal(context, now);
  if (journal === 'restart') return journal;
  const ledger = await learnFromLedger(context, engine, now.ledger);
  if (ledger !== now.ledger || journal > 0) answerer.changed();
  const learned = ledger !== now.ledger;
  now.ledger = ledger;
  if (due('again', lookAgainEveryMs)) follower.again();
  const more = await follower.step();
  const asked = await answerer.step();
  const told = await asker.step();
  if (due('expire', expireEveryMs)) await forgetExpired(context, engine);
  if (due('age', ageEveryMs)) await ageBackground(context, engine);
  if (due('background', keepBackgroundEveryMs)) {
    const bytes = engine.background.dump();
    await context.safety.store.write((tx) => tx.memory.putState(backgroundState, bytes));
  }
  return more || asked || told || learned || journal > 0;
}

const agedState = 'background-aged';

/** Counts of common things are halved once a week, whatever restarts lie between. */
async function ageBackground({ safety }: WatcherContext, engine: Engine): Promise<void> {
  const nowMs = safety.clock.nowMs();
  await safety.store.write(async (tx) => {
    const kept = await tx.memory.state(agedState);
    const lastMs = kept ? Number(new TextDecoder().decode(kept)) : 0;
    if (nowMs - lastMs < ageEveryMs) return;
    if (lastMs > 0) engine.background.age();
    await tx.memory.putState(agedState, new TextEncoder().encode(String(nowMs)));
  });
}

/** Takes in what people answered and what was imported, in order. Returns how much it was. */
async function readJournal(context: WatcherContext, now: Running): Promise<number | 'restart'> {
  const { safety } = context;
  const entries = await safety.store.read((tx) =>
    tx.journal.find({ afterId: now.journal, order: [{ by: 'id' }], limit: journalPage }),
  );
  const last = entries.at(-1);
  if (!last) return 0;
  const restart = await safety.store.write(async (tx) => {
    let unknownKey = false;
    for (const entry of entries) unknownKey = (await take(tx, context, now.engine, entry)) || unknownKey;
    await moveCursor(tx, 'journal', last.id);
    await tx.journal.remove(entries.map(({ id }) => id));
    return unknownKey;
  });
  now.journal = last.id;
  return restart ? 'restart' : entries.length;
}

const scoredPerCommit = 20;

/** Another table is in force: what waits for a person is scored by it, and what it lets through comes before one. */
async function scoreAnew(context: WatcherContext, engine: Engine): Promise<void> {
  const { safety } = context;
  const nowMs = safety.clock.nowMs();
  const subjects = [...engine.recogniser.watches()].filter(({ tallies }) => tallies.length > 0);
  for (let from = 0; from < subjects.length; from += scoredPerCommit) {
    const some = subjects.slice(from, from + scoredPerCommit).map(({ subject }) => subject);
    for (const subject of some) engine.recogniser.reassess(subject, nowMs / 1_000);
    await safety.store.write((tx) => raiseSubjects(tx, context, engine, some, nowMs));
    await safety.pause?.();
  }
}

/** Returns whether the engine must be built anew. */
async function take(
  tx: SafetyTx,
  context: WatcherContext,
  engine: Engine,
  { change, atMs }: JournalEntry,
): Promise<boolean> {
  const { recogniser } = engine;
  switch (change.kind) {
    case 'load': {
      const keys = await tx.exchangeKeys.find({ limit: 1_000 });
      const known = keys.every(({ keyId }) => keyId === engine.key.id || engine.others.has(keyId));
      if (known) await loadNetwork(tx, engine, change.networkId);
      return !known;
    }
    case 'weights':
      return true;
    case 'clear':
      recogniser.clear(change.subject, change.networkId);
      return false;
    case 'forget': {
      const touched = recogniser.forget(change.fingerprintIds, atMs / 1_000);
      await raiseSubjects(tx, context, engine, new Set(touched.map(({ suspicion }) => suspicion.subject)), atMs);
      return false;
    }
    case 'verdict': {
      const { subject, networkId, verdict, by } = change;
      const at = atMs / 1_000;
      const pair = recogniser.pairWith(subject, networkId, at);
      // What another server saw is not known here in its parts, and nothing can be learned from it.
      if (pair && engine.networks.get(networkId)?.source.kind !== 'asked') {
        await tx.memory.putVerdicts([
          {
            subject,
            networkId,
            verdict,
            by,
            atS: at,
            levels: Object.values(pair.levels),
            tenths: pair.score.tenths,
            weightVersion: engine.weights.version,
          },
        ]);
      }
      const others = recogniser.verdict(subject, networkId, verdict, by, at);
      const own = recogniser.suspicionOf(subject, networkId);
      if (own) await tx.memory.putSuspicions([own]);
      await raiseSubjects(tx, context, engine, new Set(others.map(({ suspicion }) => suspicion.subject)), atMs);
      return false;
    }
  }
}
