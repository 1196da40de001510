import type { EventType, ModerationEvent } from '../events/types.ts';

export interface Period {
  /** Inclusive, ms. */
  readonly fromMs: number;
  /** Exclusive, ms. */
  readonly toMs: number;
}

export type Cell = string | number | null;

export interface ReportTable {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface ReportSection {
  readonly article: string;
  readonly title: string;
  readonly tables: readonly ReportTable[];
  /** Free text that the provider recorded for this section; null while nothing is recorded. */
  readonly text: string | null;
}

/** Counts rows of a period, oldest first, and then gives the report's sections. */
export interface Counter {
  /** What it counts; it needs no other rows. */
  readonly types: readonly EventType[];
  add(this: void, event: ModerationEvent): void;
  sections(): ReportSection[];
  /** What it must have seen before the period. */
  readonly remembers?: { readonly types: readonly EventType[]; read(this: void, event: ModerationEvent): void };
}

/** Counts published for a period. Two runs over the same ledger give the same bytes in every format. */
export interface TransparencyReport {
  readonly kind: 'dsa' | 'tco';
  readonly title: string;
  readonly provider: string;
  readonly period: { readonly from: string; readonly to: string };
  /** The run of ledger rows that was counted; anybody with the ledger can count again. */
  readonly ledger: {
    readonly firstSeq: number | null;
    readonly lastSeq: number | null;
    readonly lastHash: string | null;
    readonly events: number;
  };
  readonly textsSeq: number | null;
  readonly lawyerHasRead: false;
  readonly sections: readonly ReportSection[];
}
