/** A letter or an alarm that leaves the server after the commit that made it; gone once it was delivered. */
export type Outgoing = {
  readonly id: number;
  readonly attempts: number;
  /** Not tried before this moment. While somebody tries, it lies a minute ahead. */
  readonly nextAttemptMs: number;
  /** Given up then: what nobody took for so long is old news. */
  readonly untilMs: number;
} & OutgoingMessage;

export type OutgoingMessage =
  | { readonly kind: 'mail'; readonly to: string; readonly subject: string; readonly text: string }
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
