import type { Command } from './command.ts';

/** Every command by its name; its file is read only when it is called. */
export const commands: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  serve: () => import('./serve.ts'),
};
