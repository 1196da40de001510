export { deliverOutgoing } from './deliver.ts';
export type { LetterSender, Outgoing } from './types.ts';
