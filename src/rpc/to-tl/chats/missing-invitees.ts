import type { tl } from '@mtcute/core';
import type { AccountId } from '#domain';

/** Those whose privacy keeps them out: the client offers to send them a link. */
export const toTlMissingInvitees = (accounts: readonly AccountId[]): tl.TypeMissingInvitee[] =>
  accounts.map((userId) => ({ _: 'missingInvitee', userId }));
