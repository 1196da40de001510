import { type Config, readConfig } from '#server';
import type { Call } from './command.ts';

/** The settings of a call. */
export const configOf = (call: Call): Config => readConfig(call.settings, call.environment, call.workingDir);
