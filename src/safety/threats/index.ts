export { dismissThreat, informOfThreat } from './inform.ts';
export { listThreats, type ThreatView } from './list.ts';
export { recordThreat, type NewThreat } from './record-threat.ts';
export { europol, threatBases, type Threat, type ThreatBasis, type ThreatNotice } from './types.ts';
