import type { Text } from '#lib/language/say.ts';
import type { ActionKind, Automation, DetectionSource, GroundKind, Restriction } from '../enforcement/types.ts';
import type { NoticeDecision } from '../intake/types.ts';
import type { MisuseKind, MisuseStep } from '../misuse/types.ts';
import type { Appeal } from '../statements/types.ts';
import type { SubjectRef } from '../subjects.ts';

type AppealOutcome = NonNullable<Appeal['outcome']>;

/**
 * What the desk says to people in one language. Legal terms are meant to be those of the regulations in that language where there is an
 * official text of them. All of it needs the reading of a lawyer who speaks the language.
 */
export interface DeskWords {
  /** How a name and what belongs to it stand in one line. */
  readonly pair: Text;
  readonly statement: StatementWords;
  readonly misuse: MisuseWords;
  readonly outcome: OutcomeWords;
  /** To admins of a chat about which a measure was taken, or taken back. */
  readonly coAdmins: Readonly<Record<'restriction' | 'reversal', Text>>;
  readonly letters: LetterWords;
}

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
  readonly appeal: Text;
  readonly orderRedress: Text;
  /** Only of removal orders (TCO Art. 4(4)). */
  readonly orderScrutiny: string;
  readonly orderNamesRedress: Text;
  /** Of orders to provide information (DSA Art. 10(5)). */
  readonly informed: Readonly<Record<'provided' | 'notHeld' | 'by' | 'asked', string>>;
  readonly appealTitle: string;
  readonly appealOutcomes: Readonly<Record<AppealOutcome, string>>;
  readonly appealReasons: string;
  readonly appealRedress: string;
  readonly reversalText: string;
  readonly actions: Readonly<Record<ActionKind, Text>>;
  readonly restrictions: Readonly<Record<Restriction, string>>;
  readonly sources: Readonly<Record<DetectionSource['kind'], Text>>;
  readonly detection: Readonly<Record<'yes' | 'no', string>>;
  readonly decision: Readonly<Record<Automation, string>>;
  readonly grounds: Readonly<Record<GroundKind, Text>>;
}

export interface MisuseWords {
  readonly title: Readonly<Record<MisuseStep['step'], string>>;
  readonly saw: Readonly<Record<MisuseKind, Text>>;
  readonly gravity: Readonly<Record<MisuseStep['gravity'], string>>;
  readonly intent: Readonly<Record<MisuseStep['intent'], string>>;
  readonly reasons: string;
  readonly next: Readonly<Record<MisuseKind, string>>;
  readonly until: Text;
  readonly suspended: Readonly<Record<Exclude<MisuseKind, 'illegal-content'>, Text>>;
  readonly object: Text;
  /** To whoever reports something while their reports are not processed. */
  readonly notProcessed: Text;
}

/** To whoever reported something in an app. */
export interface OutcomeWords {
  readonly title: string;
  readonly reported: Readonly<Record<SubjectRef['kind'], Text>>;
  readonly measure: string;
  readonly noMeasure: string;
  readonly further: Text;
  readonly quiet: string;
}

/** To whoever sent a notice and left an address. */
export interface LetterWords {
  readonly received: string;
  readonly receivedText: string;
  readonly decided: string;
  readonly outcomes: Readonly<Record<NoticeDecision['outcome'], string>>;
  readonly automated: string;
  readonly byPerson: string;
  readonly redress: string;
  readonly page: string;
  readonly answered: string;
  readonly answers: Readonly<Record<AppealOutcome, string>>;
  readonly reasons: string;
  readonly further: string;
}
