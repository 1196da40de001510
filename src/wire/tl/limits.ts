/** What one TL value may cost to read, whoever sent it. */
export const tlLimits = {
  /** Objects inside objects. */
  depth: 64,
  /** Objects and vector elements together, in one value. */
  elements: 131_072,
  /** What all gzip_packed of one value may grow to, together. */
  inflatedBytes: 4 * 1024 * 1024,
} as const;

export interface TlLimits {
  readonly depth: number;
  readonly elements: number;
  readonly inflatedBytes: number;
}
