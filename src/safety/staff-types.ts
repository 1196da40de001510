import type { Role } from './roles.ts';

export interface StaffMember {
  /** The messenger account. */
  readonly id: number;
  readonly role: Role;
  readonly pseudonym: string;
  readonly grantedBy: number | null;
  readonly grantedAtMs: number;
  readonly revokedAtMs: number | null;
}

export interface ApiKey {
  readonly id: number;
  /** Keyed digest of the secret; the secret itself is shown once and not stored. */
  readonly secretDigest: string;
  readonly name: string;
  readonly role: Role;
  readonly person: number;
  readonly madeAtMs: number;
  readonly expiresAtMs: number | null;
  readonly revokedAtMs: number | null;
}
