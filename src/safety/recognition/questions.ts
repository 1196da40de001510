import { refuseSafety } from '../errors.ts';
import type { Lane } from '../networks/decide.ts';
import type { Counterfactual, EvidenceLine } from '../networks/explain.ts';
import type { SignalLine } from '../exchange/bundle-types.ts';
import type { SafetyContext } from '../ports.ts';
import { type PeerQuestion, recognitionLimits } from './types.ts';

/** What a server that keeps no fingerprints asks about one subject: sketches in the form of a bundle's signals. */
export interface SketchQuestion {
  /** Id of the exchange key under which texts, titles, links and layouts were hashed. */
  readonly keyId: string;
  readonly kind: 'channel' | 'group' | 'bot' | 'account';
  /** Seconds. */
  readonly createdAt: number;
  /** `post`: signals of one post have one number, so that a quotation's link is told from an own one. */
  readonly signals: readonly (Pick<SignalLine, 'ref' | 'signal' | 'value'> & { readonly post?: number | undefined })[];
}

/** Score lines, never fingerprints. */
export interface SketchAnswer {
  readonly matches: readonly {
    readonly network: string;
    readonly policyCategory: string;
    /** Seconds. */
    readonly actionAt: number;
    readonly tenths: number;
    readonly posterior: number;
    readonly corroborated: boolean;
    readonly lane: Lane;
    /** At most five; they sum to `tenths`. */
    readonly lines: readonly EvidenceLine[];
    readonly wouldChange: readonly Counterfactual[];
  }[];
}

/**
 * Puts a peer's question before the watcher and waits for its answer. The question is forgotten once it is answered.
 * Refuses `limit-reached` when too many wait or no answer came in time, `field-invalid` for sketches under an unknown key.
 */
export async function askWatcher(
  safety: SafetyContext,
  peer: string,
  question: SketchQuestion,
  pause: (waitMs: number) => Promise<void>,
): Promise<SketchAnswer> {
  const id = await safety.store.write(async (tx) => {
    if (!(await tx.exchangeKeys.first({ where: { key: question.keyId } })))
      refuseSafety('field-invalid', { field: 'keyId', why: 'an exchange key that both servers have' });
    if ((await tx.questions.count({ where: { open: 1 } })) >= recognitionLimits.questionsKept)
      refuseSafety('limit-reached', { what: 'questions', limit: recognitionLimits.questionsKept });
    const next = await tx.questions.nextId();
    const asked: PeerQuestion = {
      id: next,
      peer,
      askedAtMs: safety.clock.nowMs(),
      question: JSON.stringify(question),
      answer: null,
    };
    await tx.questions.put(asked);
    return next;
  });
  const endMs = safety.clock.nowMs() + recognitionLimits.answerMs;
  for (;;) {
    const known = await safety.store.read((tx) => tx.questions.get(id));
    const late = safety.clock.nowMs() > endMs;
    if (late || !known || known.answer !== null) {
      await safety.store.write((tx) => tx.questions.remove([id]));
      if (known?.answer) return JSON.parse(known.answer);
      return refuseSafety('limit-reached', { what: 'waiting for an answer, ms', limit: recognitionLimits.answerMs });
    }
    await pause(50);
  }
}
