export type { LetterSender, Outgoing } from './types.ts';
export { listUndelivered, settleUndelivered, type Undelivered } from './undelivered.ts';
