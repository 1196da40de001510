import type { Command } from './command.ts';

/** Every command by its name; its file is read only when it is called. */
export const commands: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  serve: () => import('./serve.ts'),
  'account create': () => import('./account-create.ts'),
  'account list': () => import('./account-list.ts'),
  'account block': () => import('./account-block.ts'),
  'account unblock': () => import('./account-unblock.ts'),
  'account delete': () => import('./account-delete.ts'),
  'bot create': () => import('./bot-create.ts'),
  'bot list': () => import('./bot-list.ts'),
  'bot token': () => import('./bot-token.ts'),
  'bot revoke': () => import('./bot-revoke.ts'),
  'bot delete': () => import('./bot-delete.ts'),
  'invite create': () => import('./invite-create.ts'),
  'role grant': () => import('./role-grant.ts'),
  'role revoke': () => import('./role-revoke.ts'),
  'check-config': () => import('./check-config.ts'),
  migrate: () => import('./migrate.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
  verify: () => import('./verify.ts'),
  replay: () => import('./replay.ts'),
  refit: () => import('./refit.ts'),
};
