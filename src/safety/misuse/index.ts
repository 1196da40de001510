export { suspendForMisuse, warnOfMisuse, type MisuseInput } from './decide-step.ts';
export { listMisuse, misuseOf, openObjections, type MisuseRow, type MisuseStepView } from './list.ts';
export { answerObjection, liftMisuse, objectionUntilMs, objectToMisuse } from './objection.ts';
export { standingNow, type Standing } from './standing.ts';
export { misuseText } from './text.ts';
export {
  misuseGravities,
  misuseIntents,
  misuseKinds,
  type MisuseFigures,
  type MisuseKind,
  type MisuseStep,
} from './types.ts';
export { misuseKey, misuseUrl } from './url.ts';
