import type { Progress } from '#lib/progress.ts';
import type { GivenSettings, SettingName } from '#server';

/** A flag of one command's own; settings that commands share stand in the server's table. */
export interface Flag {
  /** What stands for the value in the help; a flag without it is a switch. */
  value?: string;
  help: string;
  required?: true;
}

/** One command, as its file exports it. */
export interface Command {
  /** As it is typed: `account create`. */
  name: string;
  summary: string;
  /** Names of what follows the command without dashes; all of them must be given. */
  positionals?: readonly string[];
  /** Settings of the server that this command reads. */
  settings: readonly SettingName[];
  flags?: Readonly<Record<string, Flag>>;
  /** Returns the exit code, 0 when nothing is said. Results go to `call.print`. */
  run(call: Call): Promise<number | void>;
}

/** A call whose words were checked against the command. */
export interface Call {
  readonly settings: GivenSettings;
  readonly environment: { readonly [name: string]: string | undefined };
  readonly workingDir: string;
  readonly positionals: readonly string[];
  /** Value of a flag, from the command line or the environment. */
  text(flag: string): string | undefined;
  required(flag: string): string;
  /** True when the switch was given. */
  on(flag: string): boolean;
  /** One line on stdout. */
  print(line: string): void;
  /** Shows on stderr how far long work is. */
  readonly progress: Progress;
}

/** The call itself is wrong: exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** The settings of every command that opens the data. */
export const dataSettings = ['data', 'database-url'] as const satisfies readonly SettingName[];
