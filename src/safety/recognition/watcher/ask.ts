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
  const due = new Set<string>();
  const answered: Answered[] = [];
  let open = 0;
  const restUntilMs = new Map<number, number>();

  function changed(watch: WatchRecord): void {
    if (isPublicKind(watch) && isWorthAQuestion(watch)) due.add(watch.subject);
  }

  async function lookForPeers(nowMs: number): Promise<void> {
    if (nowMs - lookedAtMs < lookForPeersEveryMs) return;
    lookedAtMs = nowMs;
    const had = peers.length;
    const all = await safety.store.read((tx) => tx.subscriptions.find({ limit: 500 }));
    peers = all.filter(({ mode, endedAtMs }) => mode === 'ask' && endedAtMs === null);
    // Somebody new to ask has not been told of those who are here already.
    if (peers.length > had)
      for (const watch of engine.recogniser.watches()) if (isPublicKind(watch)) due.add(watch.subject);
    if (peers.length === 0) due.clear();
  }

  async function askAgain(nowMs: number): Promise<void> {
    if (nowMs < againAtMs) return;
    againAtMs = nowMs + askAgainEveryMs;
    const matches = await safety.store.read((tx) =>
      tx.matches.find({ oneOf: { state: ['suspected', 'priority', 'confirmed'] }, limit: mostAskedAgain }),
    );
    for (const { subjectKey, networkId } of matches)
      if (engine.networks.get(networkId)?.source.kind === 'asked') due.add(subjectKey);
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
      open--;
      answered.push({ subject, peer, outcome });
    };
    open++;
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
      due.add(subject);
    }
    await safety.store.write(async (tx) => {
      if (answer) await takeAnswer(tx, context, engine, { subject, issuer: peer.issuer, answer, nowMs });
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

  for (const watch of engine.recogniser.watches()) changed(watch);
  return {
    changed,
    async step() {
      const nowMs = safety.clock.nowMs();
      await lookForPeers(nowMs);
      if (peers.length === 0) return false;
      await askAgain(nowMs);
      const came = answered.splice(0);
      for (const one of came) await takeIn(one, nowMs);
      const ready = peers.filter(({ id }) => (restUntilMs.get(id) ?? 0) <= nowMs);
      if (ready.length === 0) return came.length > 0;
      for (const subject of [...due].slice(0, Math.max(0, atOnce - open))) {
        due.delete(subject);
        for (const peer of ready) await ask(peer, subject);
      }
      return came.length > 0;
    },
  };
}

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
