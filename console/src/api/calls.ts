import type { CasesCalls } from './calls/cases.ts';
import type { ExchangeCalls } from './calls/exchange.ts';
import type { IntakeCalls } from './calls/intake.ts';
import type { NetworksCalls } from './calls/networks.ts';
import type { OfficeCalls } from './calls/office.ts';
import type { OperationsCalls } from './calls/operations.ts';
import type { OrdersCalls } from './calls/orders.ts';
import type { StatementsCalls } from './calls/statements.ts';

export type * from './calls/cases.ts';
export type * from './calls/exchange.ts';
export type * from './calls/intake.ts';
export type * from './calls/networks.ts';
export type * from './calls/office.ts';
export type * from './calls/operations.ts';
export type * from './calls/orders.ts';
export type * from './calls/page.ts';
export type * from './calls/statements.ts';

/**
 * Every call that the desk makes, by its name in the API's table, with what it takes and answers. A test holds the
 * names against the server's own table.
 */
export interface Calls
  extends OfficeCalls,
    CasesCalls,
    OrdersCalls,
    IntakeCalls,
    OperationsCalls,
    NetworksCalls,
    ExchangeCalls,
    StatementsCalls {}

export type CallName = keyof Calls;
export type Given<N extends CallName> = Omit<Calls[N], 'answer'>;
export type Answer<N extends CallName> = Calls[N]['answer'];
