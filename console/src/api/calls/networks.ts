import type {
  EnforcementAction,
  MatchRow,
  MatchVerdict,
  NetworkMatch,
  NetworkSummary,
  NetworkView,
  Operation,
  VerdictResult,
} from '../../../../src/safety/index.ts';
import type { Window } from './page.ts';

export interface MatchView {
  readonly match: MatchRow;
  readonly network: NetworkSummary | null;
  readonly otherNetworks: readonly Pick<NetworkMatch, 'networkId' | 'state' | 'tenths'>[];
}

/** Removed networks and their matches. */
export interface NetworksCalls {
  'GET /networks': { answer: readonly NetworkSummary[] };
  'GET /networks/{key}': { key: string; answer: NetworkView };
  'POST /networks/{key}/renew': { key: string; body: { reason: string }; answer: { renewed: number } };
  'POST /networks/{key}/withdraw': { key: string; body: { reason: string }; answer: { withdrawn: number } };
  'POST /networks/{key}/operation': {
    key: string;
    body: {
      title: string;
      defaults: Operation['defaults'];
      accounts: EnforcementAction;
      chats: EnforcementAction;
    };
    answer: { operation: Operation; added: number };
  };
  'GET /matches': { query: Window & { network?: string; state?: NetworkMatch['state'] }; answer: readonly MatchRow[] };
  'GET /matches/{id}': { id: number; answer: MatchView };
  'POST /matches/verdicts': {
    body: { ids: readonly number[]; verdict: MatchVerdict; reason: string };
    answer: VerdictResult;
  };
}
