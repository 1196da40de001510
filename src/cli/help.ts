import { environmentName, type Setting, settings } from '#server';
import type { Command } from './command.ts';

/** All commands with one line each. */
export function overview(all: readonly Command[]): string {
  const width = Math.max(...all.map((command) => synopsis(command).length));
  return [
    'Usage: tocsin COMMAND [--help]',
    '',
    ...all.map((command) => `  ${synopsis(command).padEnd(width)}  ${command.summary}`),
    '',
    'Every flag has an environment variable; `tocsin COMMAND --help` shows both.',
  ].join('\n');
}

/** One command with its flags and their environment variables. */
export function commandHelp(command: Command): string {
  const rows: [string, string, string][] = [];
  for (const [name, flag] of Object.entries(command.flags ?? {})) {
    rows.push([flagWords(name, flag.value), environmentName(name), flag.help + (flag.required ? ' (needed)' : '')]);
  }
  for (const name of command.settings) {
    const setting: Setting = settings[name];
    const fallback = setting.fallback ? ` (${setting.fallback})` : '';
    rows.push([flagWords(name, setting.value), environmentName(name), setting.help + fallback]);
  }
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return [
    `Usage: tocsin ${synopsis(command)}${rows.length > 0 ? ' [FLAGS]' : ''}`,
    '',
    command.summary,
    ...(rows.length > 0 ? [''] : []),
    ...rows.map(
      ([flag, variable, help]) => `  ${flag.padEnd(widths[0] ?? 0)}  ${variable.padEnd(widths[1] ?? 0)}  ${help}`,
    ),
  ].join('\n');
}

const flagWords = (name: string, value: string | undefined): string => (value ? `--${name} ${value}` : `--${name}`);

function synopsis(command: Command): string {
  const needed = Object.entries(command.flags ?? {}).filter(([, flag]) => flag.required);
  return [
    command.name,
    ...(command.positionals ?? []),
    ...needed.map(([name, flag]) => flagWords(name, flag.value)),
  ].join(' ');
}
