import type { Migration } from './types.ts';

/** Numbers of this server's own that let somebody sign up without a phone. */
export const signUpInvites: Migration = {
  name: 'sign-up-invites',
  statements: ['CREATE TABLE sign_up_invites (phone text PRIMARY KEY, code text NOT NULL, expires_at int NOT NULL)'],
};
