import { fromHex } from '../../exchange/bytes.ts';
import { deriveSketchKey } from '../../fingerprints/keyed-hash.ts';
import type { WatchRecord } from '../../networks/watch.ts';
import type { SafetyTx } from '../../ports.ts';
import { parseSubjectKey } from '../../subjects.ts';
import { readAnswer } from '../read-answer.ts';
import { recognitionLimits, type Subscription } from '../types.ts';
import { takeAnswer } from './take-answer.ts';
import type { Engine, WatcherContext } from './engine.ts';
import { POSTS_ASKED, questionOf } from './question.ts';
import { readSeen } from './seen.ts';

/** After so many posts somebody is asked about again: most is known early, and a question costs two servers work. */
const askedAfterPosts = [0, 1, 3, 5, 10, 20, 40, 80, 160, 320, 640, 1_280];
const atOnce = 4;
const answerChars = 100_000;
const lookForPeersEveryMs = 5_000;
const restAfterFailureMs = 30_000;
/** What was recognised is asked about again this often, so that a withdrawal there is heard of here in time. */
const askAgainEveryMs = 10 * 60_000;
const mostAskedAgain = 500;

export interface Asker {
  /** A public subject is new or has changed: it may be worth a question. */
  changed(watch: WatchRecord): void;
  /** Takes in what was answered and asks on. Returns whether anything was. */
  step(): Promise<boolean>;
}

interface Answered {
  readonly subject: string;
  readonly peer: Subscription;
  readonly outcome: { readonly text: string } | { readonly error: string };
}

/**
 * Asks other servers about what is new in public here, for a server that keeps no fingerprints of its own. Who was asked
 * about is remembered with the subject, so that after a restart everybody is who was not.
 */
export function createAsker(context: WatcherContext, engine: Engine): Asker {
  const { safety, http } = context;
  let peers: readonly Subscription[] = [];
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  let againAtMs = safety.clock.nowMs() + askAgainEveryMs;
  /** Whom each is still to be asked about. */
  const due = new Map<number, Set<string>>();
  const answered: Answered[] = [];
  /** Questions on their way, by subject. */
  const open = new Map<string, number>();
  const restUntilMs = new Map<number, number>();

  function changed(watch: WatchRecord): void {
    if (isPublicKind(watch) && isWorthAQuestion(watch)) for (const peer of peers) want(peer, watch.subject);
  }

  function want({ id }: Subscription, subject: string): void {
    const wanted = due.get(id);
    if (wanted) wanted.add(subject);
    else due.set(id, new Set([subject]));
  }

  const openNow = (): number => [...open.values()].reduce((sum, count) => sum + count, 0);

  async function lookForPeers(nowMs: number): Promise<void> {
    if (nowMs - lookedAtMs < lookForPeersEveryMs) return;
    lookedAtMs = nowMs;
    const had = new Set(peers.map(({ id }) => id));
    const all = await safety.store.read((tx) => tx.subscriptions.find({ limit: 500 }));
    peers = all.filter(({ mode, endedAtMs }) => mode === 'ask' && endedAtMs === null);
    for (const id of due.keys()) if (!peers.some((peer) => peer.id === id)) due.delete(id);
    for (const peer of peers.filter(({ id }) => !had.has(id))) {
      // Somebody who was never asked has not been told of those who are here already.
      const isNew = peer.lastPulledAtMs === null;
      for (const watch of engine.recogniser.watches())
        if (isPublicKind(watch) && (isNew || isWorthAQuestion(watch))) want(peer, watch.subject);
    }
  }

  async function askAgain(nowMs: number): Promise<void> {
    if (nowMs < againAtMs) return;
    againAtMs = nowMs + askAgainEveryMs;
    const matches = await safety.store.read((tx) =>
      tx.matches.find({ oneOf: { state: ['suspected', 'priority', 'confirmed'] }, limit: mostAskedAgain }),
    );
    for (const { subjectKey, networkId } of matches)
      for (const peer of peers) if (isHeardFrom(engine, peer, networkId)) want(peer, subjectKey);
  }

  async function ask(peer: Subscription, subject: string): Promise<void> {
    const { key, seen } = await safety.store.read(async (tx) => ({
      key: await keyOf(tx, peer),
      seen: await readSeen(tx, parseSubjectKey(subject), POSTS_ASKED),
    }));
    const bytes = key === undefined ? undefined : fromHex(key);
    if (!bytes || !seen || seen.profile.gone || !seen.profile.isPublic) return;
    const question = await questionOf(context, deriveSketchKey(safety.crypto, bytes), seen);
    const told = (outcome: Answered['outcome']): void => {
      open.set(subject, (open.get(subject) ?? 1) - 1);
      answered.push({ subject, peer, outcome });
    };
    open.set(subject, (open.get(subject) ?? 0) + 1);
    const call = http.request({
      method: 'POST',
      url: `${peer.url}/api/v1/exchange/query`,
      headers: { authorization: `Bearer ${peer.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(question),
      timeoutMs: 2 * recognitionLimits.answerMs,
      answerChars,
    });
    call.then(
      ({ status, body }) =>
        told(status === 200 ? { text: body } : { error: `the other server answered ${status}: ${body.slice(0, 200)}` }),
      (error: unknown) => told({ error: error instanceof Error ? error.message : String(error) }),
    );
  }

  async function takeIn({ subject, peer, outcome }: Answered, nowMs: number): Promise<void> {
    const answer = 'text' in outcome ? readAnswer(outcome.text) : undefined;
    const error = 'error' in outcome ? outcome.error : answer ? null : 'the other server’s answer is none';
    if (error !== null) {
      restUntilMs.set(peer.id, nowMs + restAfterFailureMs);
      want(peer, subject);
    }
    const isLast = (open.get(subject) ?? 0) === 0 && ![...due.values()].some((wanted) => wanted.has(subject));
    if (isLast) open.delete(subject);
    await safety.store.write(async (tx) => {
      if (answer) await takeAnswer(tx, context, engine, { subject, issuer: peer.issuer, answer, isLast, nowMs });
      const known = await tx.subscriptions.get(peer.id);
      if (known)
        await tx.subscriptions.put({
          ...known,
          imported: known.imported + (answer ? 1 : 0),
          lastPulledAtMs: answer ? nowMs : known.lastPulledAtMs,
          lastError: error?.slice(0, recognitionLimits.reasonLength) ?? null,
        });
    });
  }

  return {
    changed,
    async step() {
      const nowMs = safety.clock.nowMs();
      await lookForPeers(nowMs);
      if (peers.length === 0) return false;
      await askAgain(nowMs);
      const came = answered.splice(0);
      for (const one of came) await takeIn(one, nowMs);
      for (const peer of peers) {
        if ((restUntilMs.get(peer.id) ?? 0) > nowMs) continue;
        const wanted = due.get(peer.id) ?? new Set();
        for (const subject of [...wanted].slice(0, Math.max(0, atOnce - openNow()))) {
          wanted.delete(subject);
          await ask(peer, subject);
        }
      }
      return came.length > 0;
    },
  };
}

const isHeardFrom = (engine: Engine, { issuer }: Subscription, networkId: string): boolean => {
  const { source } = engine.networks.get(networkId) ?? {};
  return source?.kind === 'asked' && source.issuer === issuer;
};

const isPublicKind = ({ subject }: WatchRecord): boolean => /^(chat|bot):/.test(subject);

function isWorthAQuestion({ asked, seen, posts }: WatchRecord): boolean {
  if (!asked || asked.seen !== seen) return true;
  const next = askedAfterPosts.find((count) => count > asked.posts);
  return next !== undefined && posts >= next;
}

async function keyOf(tx: SafetyTx, { keyId }: Subscription): Promise<string | undefined> {
  if (keyId === undefined) return undefined;
  return (await tx.exchangeKeys.first({ where: { key: keyId } }))?.secret;
}
