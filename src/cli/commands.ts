import type { Command } from './command.ts';

/** Every command by its name; its file is read only when it is called. */
export const commands: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  serve: () => import('./serve.ts'),
  'check-config': () => import('./check-config.ts'),
  migrate: () => import('./migrate.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
  verify: () => import('./verify.ts'),
};
