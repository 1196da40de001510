import { refuseSafety } from './errors.ts';

/** Staff roles. `system` is the server itself acting by rule (expiry, delivery), never a person. */
export const roles = ['owner', 'moderator', 'reviewer', 'legal', 'observer'] as const;
export type Role = (typeof roles)[number];

const everyone: readonly Role[] = roles;
const deciders: readonly Role[] = ['owner', 'moderator', 'reviewer'];

/**
 * Who may do what. An action that is missing here does not exist; a role that is missing in a row is refused.
 * Reviewers are the second person: they approve operations and decide appeals. Legal handles authorities and the vault.
 */
const table = {
  'queue.see': everyone,
  'case.see': everyone,
  'case.open': ['owner', 'moderator', 'reviewer', 'legal'],
  'case.claim': ['owner', 'moderator', 'reviewer', 'legal'],
  'case.release-other': ['owner', 'reviewer'],
  'case.escalate': ['owner', 'moderator', 'reviewer', 'legal'],
  'case.close': deciders,
  'case.link': ['owner', 'moderator', 'reviewer', 'legal'],
  'case.join': ['owner', 'moderator', 'reviewer', 'legal'],
  'content.see-public': everyone,
  'content.see-private': ['owner', 'moderator', 'reviewer', 'legal'],
  'looks.see': ['owner', 'reviewer', 'legal'],
  'decision.make': deciders,
  'decision.reverse': deciders,
  'notice.decide': deciders,
  'flagger.manage': ['owner', 'legal'],
  'misuse.see': ['owner', 'moderator', 'reviewer', 'legal'],
  'misuse.warn': deciders,
  'misuse.suspend': ['owner', 'reviewer'],
  'referral.receive': ['owner', 'moderator', 'reviewer', 'legal'],
  'referral.answer': ['owner', 'moderator', 'reviewer', 'legal'],
  'order.see': ['owner', 'moderator', 'reviewer', 'legal'],
  'order.receive': ['owner', 'moderator', 'reviewer', 'legal'],
  'order.execute': ['owner', 'moderator', 'legal'],
  'order.stop-clock': ['owner', 'legal'],
  'order.scrutiny': ['owner', 'legal'],
  'order.gag': ['owner', 'legal'],
  'authority.manage': ['owner', 'legal'],
  'threat.see': ['owner', 'moderator', 'reviewer', 'legal'],
  'threat.record': ['owner', 'moderator', 'reviewer', 'legal'],
  // Promptly means also at night, when nobody of legal is there.
  'threat.inform': ['owner', 'moderator', 'reviewer', 'legal'],
  'threat.dismiss': ['owner', 'legal'],
  'vault.see': ['owner', 'legal'],
  'vault.extend': ['owner', 'legal'],
  'operation.see': everyone,
  'operation.plan': deciders,
  'operation.name-protected': ['owner', 'reviewer'],
  'operation.approve': ['owner', 'reviewer'],
  'operation.run': deciders,
  'operation.rollback': deciders,
  'appeal.see': everyone,
  'appeal.decide': ['owner', 'reviewer'],
  'dispute.record': ['owner', 'legal'],
  'sor.see': everyone,
  'sor.retry': ['owner', 'legal'],
  'transparency.see': everyone,
  'transparency.record': ['owner', 'legal'],
  'ledger.verify': everyone,
  'import.subjects': ['owner', 'moderator', 'reviewer', 'legal'],
  'networks.see': everyone,
  'networks.manage': deciders,
  'exchange.see': ['owner', 'moderator', 'reviewer', 'legal'],
  'exchange.manage': ['owner', 'reviewer', 'legal'],
  'office.see': ['owner', 'moderator', 'reviewer', 'legal'],
  'office.manage': ['owner', 'legal'],
  'staff.see': everyone,
  'staff.manage': ['owner'],
  'key.manage': ['owner'],
} as const satisfies Record<string, readonly Role[]>;

export type StaffAction = keyof typeof table;
export const staffActions = Object.keys(table) as StaffAction[];

/** Actions that only look. Everything else changes something, and an observer may do none of it. */
export const seeingActions: readonly StaffAction[] = staffActions.filter(
  (action) => action.endsWith('.see') || action.startsWith('content.see') || action === 'ledger.verify',
);

/** Whether the role may do the action at all; further conditions (a claimed case, another person) come on top. */
export function may(role: Role, action: StaffAction): boolean {
  const allowed: readonly Role[] = table[action];
  return allowed.includes(role);
}

/**
 * Who acts. `person` is the account behind it also when a tool acts with an API key, so that nobody is their own second
 * person. `pseudonym` is the only name that leaves the desk.
 */
export interface Actor {
  readonly person: number;
  readonly role: Role;
  readonly pseudonym: string;
  readonly via: 'console' | 'key' | 'cli';
}

/** The server acting by rule, for example when a timed decision ends. */
export const systemActor = 'system';
export type ActorOrSystem = Actor | typeof systemActor;

/** Refuses `not-allowed` unless the actor's role may do this. */
export function requireMay(actor: Actor, action: StaffAction): void {
  if (!may(actor.role, action)) refuseSafety('not-allowed', { role: actor.role, action });
}

/** How the ledger names whoever acted: by pseudonym, never by account. */
export function actorName(actor: ActorOrSystem): string {
  return actor === systemActor ? systemActor : actor.pseudonym;
}
