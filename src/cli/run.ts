import { describeFailure, version } from '#server';
import { type Command, UsageError } from './command.ts';
import { commands } from './commands.ts';
import { commandHelp, overview } from './help.ts';
import { parseCall, type Surroundings } from './parse-call.ts';

const done = 0;
const failed = 1;
const wrongCall = 2;

/** Runs one command line and returns its exit code. Errors are one line on stderr. */
export async function run(
  args: readonly string[],
  around: Surroundings & { printError(line: string): void },
): Promise<number> {
  const first = args[0];
  // `tocsin help backup` is what many type for `tocsin backup --help`.
  if (first === 'help' && args[1] !== undefined) return run([...args.slice(1), '--help'], around);
  if (first === undefined || ['help', '--help', '-h'].includes(first)) {
    (first === undefined ? around.printError : around.print)(overview(await allCommands()));
    return first === undefined ? wrongCall : done;
  }
  if (['version', '--version', '-v'].includes(first)) {
    around.print(`tocsin ${version}`);
    return done;
  }
  if (first.startsWith('-')) {
    around.printError(`tocsin: a command comes first, not "${first}" (see tocsin --help)`);
    return wrongCall;
  }
  const found = await findCommand(args);
  if (!found) {
    const members = args.slice(1).some((word) => word === '--help' || word === '-h')
      ? await allCommands(`${first} `)
      : [];
    if (members.length > 0) {
      around.print(overview(members));
      return done;
    }
    const known = [...new Set(Object.keys(commands).map((name) => name.split(' ')[0]))].join(', ');
    const family = Object.keys(commands).filter((name) => name.startsWith(`${first} `));
    around.printError(
      family.length > 0
        ? `tocsin: "${first}" goes on with ${family.map((name) => name.slice(first.length + 1)).join(', ')} (see tocsin ${first} --help)`
        : `tocsin: there is no command "${first}"; there are ${known}`,
    );
    return wrongCall;
  }
  try {
    const call = parseCall(found.command, found.rest, around);
    if (!call) {
      around.print(commandHelp(found.command));
      return done;
    }
    return (await found.command.run(call)) ?? done;
  } catch (error) {
    if (error instanceof UsageError) {
      around.printError(`tocsin ${found.command.name}: ${error.message} (see tocsin ${found.command.name} --help)`);
      return wrongCall;
    }
    const failure = describeFailure(error);
    around.printError(`tocsin ${found.command.name}: ${failure.line}`);
    if (failure.stack && around.environment.TOCSIN_DEBUG) around.printError(failure.stack);
    return failure.wrongCall ? wrongCall : failed;
  }
}

async function findCommand(
  args: readonly string[],
): Promise<{ command: Command; rest: readonly string[] } | undefined> {
  for (const words of [2, 1]) {
    const load = args.length >= words ? commands[args.slice(0, words).join(' ')] : undefined;
    if (load) return { command: (await load()).command, rest: args.slice(words) };
  }
  return undefined;
}

async function allCommands(family = ''): Promise<Command[]> {
  const named = Object.entries(commands).filter(([name]) => name.startsWith(family));
  return Promise.all(named.map(async ([, load]) => (await load()).command));
}
