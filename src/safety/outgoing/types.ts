/**
 * A letter, an alarm or a note to admins that leaves with or after the commit that made it; gone once it was delivered. What
 * was tried often enough stays as a failure that the desk shows.
 */
export type Outgoing = {
  readonly id: number;
  /** How often it was tried in vain. */
  readonly attempts: number;
  /** Not tried before this moment. While somebody tries, it lies a minute ahead. */
  readonly nextAttemptMs: number;
  /** When it was given up; from then on it waits for a person. */
  readonly failedAtMs?: number;
  /** What the last attempt met. */
  readonly why?: string;
} & OutgoingMessage;

export type OutgoingMessage =
  | {
      readonly kind: 'mail';
      readonly to: string;
      readonly subject: string;
      readonly text: string;
      /** Tells of a clock that runs, and goes before letters. */
      readonly alarm?: true;
    }
  | { readonly kind: 'webhook'; readonly to: string; readonly text: string }
  | CoAdminsNote;

/** That the admins of a chat besides its creator are told of a measure, or of its end. */
export interface CoAdminsNote {
  readonly kind: 'co-admins';
  readonly decisionId: number;
  readonly what: 'restriction' | 'reversal';
}

/** Hands a letter to a mail server. Rejects when it was not taken. */
export interface LetterSender {
  send(letter: { readonly to: string; readonly subject: string; readonly text: string }): Promise<void>;
}
