import { type ChosenAllowances, floodAllowances, mayHaveAllowance } from '#rpc';
import { ConfigError } from './errors.ts';

const form = /^(?<name>[\w.]+)=(?<burst>\d{1,7})\/(?<every>\d{1,6}(?:\.\d{1,4})?)$/;

/** `messages.sendMessage=120/0.25`: 120 calls at once, then one each 0.25 seconds. @throws ConfigError */
export function allowancesOf(rows: readonly string[]): ChosenAllowances {
  return Object.fromEntries(rows.map((row) => allowanceOf(row.trim())));
}

function allowanceOf(row: string): [string, { burst: number; everyS: number }] {
  const { name = '', burst = '', every = '' } = form.exec(row)?.groups ?? {};
  const [most, everyS] = [Number(burst), Number(every)];
  if (!(most >= 1 && everyS > 0))
    throw new ConfigError(
      `--flood-allowance is METHOD=CALLS/SECONDS, such as messages.sendMessage=120/0.25, not "${row}"`,
    );
  if (!mayHaveAllowance(name))
    throw new ConfigError(`--flood-allowance knows no method "${name}"; a name is auth.sendCode, upload or general`);
  return [name, { burst: most, everyS }];
}

/** Every row in force, in words: the usual ones and those of the operator. */
export function allowanceWords(chosen: ChosenAllowances): [name: string, words: string][] {
  return Object.entries({ ...floodAllowances, ...chosen }).map(([name, { burst, everyS }]) => {
    const per = floodAllowances[name]?.per ?? 'account';
    return [name, `${burst} at once, then one each ${everyS} s, for each ${per}`];
  });
}
