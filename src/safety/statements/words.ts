import type { ActionKind, Automation, DetectionSource, GroundKind, Restriction } from '../enforcement/types.ts';
import type { Appeal } from './types.ts';

/** The wording of statements in one language. Needs a lawyer's reading in every language. */
export interface StatementWords {
  readonly title: string;
  readonly orderTitle: string;
  readonly reversalTitle: string;
  readonly what: string;
  readonly concerns: string;
  readonly from: string;
  readonly until: string;
  readonly lasting: string;
  readonly where: string;
  readonly everywhere: string;
  readonly facts: string;
  readonly origin: string;
  readonly automation: string;
  readonly ground: string;
  readonly redress: string;
  readonly appeal: (until: string, url: string) => string;
  readonly orderRedress: (url: string) => string;
  /** Only of removal orders (TCO Art. 4(4)). */
  readonly orderScrutiny: string;
  readonly orderNamesRedress: string;
  /** Of orders to provide information (DSA Art. 10(5)). */
  readonly informed: {
    readonly provided: string;
    readonly notHeld: string;
    readonly by: string;
    readonly asked: string;
  };
  readonly appealTitle: string;
  readonly appealOutcomes: Record<NonNullable<Appeal['outcome']>, string>;
  readonly appealReasons: string;
  readonly appealRedress: string;
  readonly reversalText: string;
  readonly actions: Record<ActionKind, string>;
  readonly restrictions: Record<Restriction, string>;
  readonly sources: Record<DetectionSource['kind'], string>;
  readonly detection: { readonly yes: string; readonly no: string };
  readonly decision: Record<Automation, string>;
  readonly grounds: Record<GroundKind, string>;
}
