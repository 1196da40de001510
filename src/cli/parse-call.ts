import { parseArgs } from 'node:util';
import { environmentName, type Setting, settings } from '#server';
import { type Call, type Command, UsageError } from './command.ts';

export interface Surroundings {
  environment: Call['environment'];
  workingDir: string;
  print(line: string): void;
  progress: Call['progress'];
}

type Given = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** Checks the words after the command's name against its table. Undefined when help was asked for. */
export function parseCall(command: Command, args: readonly string[], around: Surroundings): Call | undefined {
  const { values, positionals } = parse(command, args);
  if (values.help === true) return undefined;
  const wanted = command.positionals ?? [];
  if (positionals.length !== wanted.length) {
    const missing = wanted[positionals.length];
    throw new UsageError(missing ? `${missing} is missing` : `unexpected "${positionals[wanted.length]}"`);
  }
  const text = (flag: string): string | undefined => {
    const value = values[flag];
    return typeof value === 'string' ? value : around.environment[environmentName(flag)] || undefined;
  };
  const call: Call = {
    settings: Object.fromEntries(
      command.settings.map((name) => [name, onlyTexts(values[name])]).filter(([, value]) => value !== undefined),
    ),
    ...around,
    positionals,
    text,
    required(flag) {
      const value = text(flag);
      if (value === undefined) throw new UsageError(`--${flag} is missing`);
      return value;
    },
    on: (flag) => values[flag] === true || isYes(around.environment[environmentName(flag)]),
  };
  for (const [name, flag] of Object.entries(command.flags ?? {})) if (flag.required) call.required(name);
  return call;
}

/** Ids of chats are below zero; without a mark in front they would be taken for flags. */
const mark = '\u0000';
const hide = (word: string): string => (/^-\d+$/.test(word) ? `${mark}${word}` : word);

function parse(command: Command, args: readonly string[]): { values: Given; positionals: string[] } {
  const options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean }> = { help: { type: 'boolean' } };
  for (const name of command.settings) {
    const setting: Setting = settings[name];
    options[name] = { type: 'string', multiple: setting.many ?? false };
  }
  for (const [name, flag] of Object.entries(command.flags ?? {}))
    options[name] = { type: flag.value ? 'string' : 'boolean' };
  try {
    const { values, positionals } = parseArgs({ args: args.map(hide), options, allowPositionals: true, strict: true });
    return { values, positionals: positionals.map((word) => word.replace(mark, '')) };
  } catch (error) {
    // Node's message may explain at length; its first sentence names the flag.
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.split(/\. |\n/)[0] ?? message);
  }
}

function onlyTexts(value: Given[string]): string | string[] | undefined {
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  return typeof value === 'string' ? value : undefined;
}

const isYes = (text: string | undefined): boolean => text !== undefined && !['', '0', 'false', 'no'].includes(text);
