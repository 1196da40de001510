/**
 * DSA Art. 23(1) and (2): who often provides manifestly illegal content, and who often sends manifestly unfounded notices
 * (reports from inside the app count with them) or complaints. Needs a lawyer's reading.
 */
export const misuseKinds = ['illegal-content', 'baseless-notices', 'baseless-complaints'] as const;
export type MisuseKind = (typeof misuseKinds)[number];

export const misuseGravities = ['minor', 'serious', 'grave'] as const;
export const misuseIntents = ['not-seen', 'careless', 'deliberate'] as const;

/** What a person weighed beside the figures (Art. 23(3)(c) and (d)), and why it comes out so. */
export interface MisuseAssessment {
  readonly gravity: (typeof misuseGravities)[number];
  readonly intent: (typeof misuseIntents)[number];
  readonly reasons: string;
}

/** Art. 23(3)(a) and (b): absolute numbers and the share within a time frame, and what the items were about. */
export interface MisuseFigures {
  readonly fromMs: number;
  readonly toMs: number;
  /** Items provided, notices with reports, or complaints that were decided. */
  readonly total: number;
  /** Those that were manifestly illegal or manifestly unfounded. */
  readonly manifest: number;
  readonly share: number;
  /** Those after the warning in force; 0 without one. */
  readonly sinceWarning: number;
  /** By category or by reason, for the nature of the misuse. */
  readonly about: Readonly<Record<string, number>>;
}

/** Whoever is warned or suspended disagrees; somebody else than who decided answers. */
export interface MisuseObjection {
  readonly text: string;
  readonly atMs: number;
  readonly outcome: 'stands' | 'lifted' | null;
  readonly reasons: string | null;
  readonly answeredAtMs: number | null;
}

/** A warning or a suspension, with what it rested on. */
export interface MisuseStep extends MisuseAssessment {
  readonly id: number;
  /** `account:N`, `flagger:N` or the keyed digest of an e-mail address. */
  readonly key: string;
  readonly misuse: MisuseKind;
  readonly step: 'warning' | 'suspension';
  readonly figures: MisuseFigures;
  readonly lang: string;
  readonly madeBy: number;
  readonly madeByName: string;
  readonly madeAtMs: number;
  /** Until when a warning counts or a suspension lasts. */
  readonly untilMs: number;
  /** The suspension of an account: a decision with a statement of reasons, where complaints about it go. */
  readonly decisionId: number | null;
  /** Laid into the service chat; others read it on the page of their receipt. */
  readonly told: boolean;
  readonly endedAtMs: number | null;
  readonly objection: MisuseObjection | null;
}
