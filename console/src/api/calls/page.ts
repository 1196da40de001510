/** A part of a list, and how long the whole is. */
export interface Page<T> {
  readonly total: number;
  readonly rows: readonly T[];
}

/** Which part of a list is asked for. */
export interface Window {
  offset?: number;
  limit?: number;
}
