/** What others read where something was that is kept from them, and the usual labels, in one language. */
export interface PlaceholderWords {
  readonly messageRemoved: string;
  readonly messageWithheld: string;
  readonly groupClosed: string;
  readonly botSuspended: string;
  /** A label that is not here stands as staff wrote it. */
  readonly labels: { readonly scam: string; readonly fake: string };
}
