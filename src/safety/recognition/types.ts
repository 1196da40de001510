import type { EvidenceLine, Counterfactual } from '../networks/explain.ts';
import type { Lane, SuspicionState } from '../networks/decide.ts';
import type { NodeKind } from '../networks/types.ts';
import type { SubjectKey } from '../subjects.ts';

/** A person who confirmed a match, or said so first where two are needed. */
export interface Confirmation {
  readonly person: number;
  readonly name: string;
  readonly atMs: number;
}

/** One subject that may be a network's member come back, as the desk works it. Never content, never names. */
export interface NetworkMatch {
  readonly id: number;
  readonly subjectKey: SubjectKey;
  readonly networkId: string;
  readonly kind: NodeKind;
  readonly state: SuspicionState;
  readonly lane: Lane;
  /** Score in tenths of a bit; the lines add up to it. */
  readonly tenths: number;
  /** Calibrated probability, 0–1. */
  readonly posterior: number;
  /** At most five. */
  readonly lines: readonly EvidenceLine[];
  readonly wouldChange: readonly Counterfactual[];
  /** Posts that had been seen of the subject when the score was made. */
  readonly posts: number;
  /** The removed node that most of the evidence comes from. */
  readonly nodeId: string | null;
  /** When the subject was created, as far as known. */
  readonly createdAtMs: number;
  readonly raisedAtMs: number;
  readonly updatedAtMs: number;
  readonly caseId: number | null;
  /** The friction in force: a decision of the server that ends by itself within a day. */
  readonly friction: { readonly decisionId: number; readonly untilMs: number } | null;
  readonly confirmations: readonly Confirmation[];
  readonly verdict: {
    readonly verdict: 'confirm' | 'refute' | 'insufficient';
    readonly reason: string;
    readonly by: readonly string[];
    readonly atMs: number;
  } | null;
  /** Set when evidence was taken back after a person decided: the decision must be looked at again. */
  readonly reviewBecause: 'evidence-withdrawn' | null;
  /** How the state changed, oldest first; at most `recognitionLimits.history`. */
  readonly history: readonly { readonly atMs: number; readonly state: SuspicionState; readonly tenths: number }[];
}

/** What the desk tells the watcher; it reads them in order and they are its only way to learn of a person's answer. */
export interface JournalEntry {
  readonly id: number;
  readonly atMs: number;
  readonly change:
    | {
        readonly kind: 'verdict';
        readonly subject: string;
        readonly networkId: string;
        readonly verdict: 'confirm' | 'refute' | 'insufficient';
        readonly by: string;
      }
    /** Fingerprints that are gone. `cleared`: the subject that an overturned decision was about. */
    | { readonly kind: 'forget'; readonly fingerprintIds: readonly string[] }
    | { readonly kind: 'clear'; readonly subject: string; readonly networkId: string }
    /** A network is new or has more fingerprints. */
    | { readonly kind: 'load'; readonly networkId: string }
    /** Another weight table is in force. */
    | { readonly kind: 'weights' };
}

/** Another server whose bundles a person accepted. */
export interface Issuer {
  readonly id: number;
  readonly name: string;
  /** Ed25519, hexadecimal. */
  readonly publicKey: string;
  readonly lastSequence: number;
  readonly lastDigest: string;
  readonly acceptedBy: string;
  readonly acceptedAtMs: number;
  readonly revokedAtMs: number | null;
}

/** A key under which several servers sketch, so that their sketches can be compared. */
export interface ExchangeKey {
  readonly id: number;
  readonly keyId: string;
  /** Hexadecimal, at least 16 bytes. Shown to owners only. */
  readonly secret: string;
  readonly label: string;
  /** Own bundles are made under the current one. */
  readonly current: boolean;
  readonly addedAtMs: number;
}

export interface BundleAck {
  readonly peer: string;
  readonly atMs: number;
  readonly withdrawn: number;
  readonly reopened: number;
}

/** A bundle that left or came. */
export interface StoredBundle {
  readonly id: number;
  readonly direction: 'out' | 'in';
  readonly bundleId: string;
  readonly issuer: string;
  readonly sequence: number;
  readonly digest: string;
  readonly networkId: string;
  readonly createdAtMs: number;
  readonly validUntilMs: number;
  readonly signals: number;
  readonly tombstones: number;
  /** The whole text of a bundle that left, for those who pull it; of one that came, the acknowledgement for its issuer. */
  readonly text: string;
  /** Of a bundle that left: who applied it. Of one that came: that the issuer was told. */
  readonly acks: readonly BundleAck[];
}

/** Another server from which bundles are pulled by themselves, or which is asked. */
export interface Subscription {
  readonly id: number;
  /** `ask`: nothing of its memory is kept here, it is shown sketches and says what it recognises. Without it, `pull`. */
  readonly mode?: 'pull' | 'ask';
  /** Id of the exchange key under which it is asked. */
  readonly keyId?: string;
  readonly issuer: string;
  /** Base URL of the other server. */
  readonly url: string;
  readonly token: string;
  readonly everyMs: number;
  readonly nextAtMs: number;
  readonly lastPulledAtMs: number | null;
  readonly lastError: string | null;
  /** Bundles taken in, or questions answered. */
  readonly imported: number;
  readonly endedAtMs: number | null;
}

/** A server that may pull our bundles, or only ask whether something matches. */
export interface ExchangePeer {
  readonly id: number;
  readonly name: string;
  readonly mode: 'pull' | 'query';
  readonly tokenDigest: string;
  readonly createdAtMs: number;
  readonly lastSeenAtMs: number | null;
  readonly revokedAtMs: number | null;
}

/** A question of a peer that keeps no fingerprints; the watcher answers it from its indexes. */
export interface PeerQuestion {
  readonly id: number;
  readonly peer: string;
  readonly askedAtMs: number;
  readonly question: string;
  readonly answer: string | null;
}

export const recognitionLimits = {
  history: 50,
  verdictBatch: 500,
  reasonLength: 500,
  /** How long a person waits for a peer's answer. */
  answerMs: 10_000,
  questionBytes: 256 * 1024,
  questionsKept: 10_000,
  journalKept: 100_000,
  pullEveryMs: 5 * 60_000,
  leastPullMs: 5_000,
  bundlesPerPull: 50,
} as const;
