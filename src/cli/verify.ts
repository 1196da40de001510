import { type CheckResult, verify } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'verify',
  summary: 'reads everything and proves that nothing is missing, doubled or damaged',
  settings: [...dataSettings, 'blobs-url'],
  async run(call) {
    const tell = ({ name, seen, broken, examples }: CheckResult): void => {
      call.print(broken === 0 ? `ok      ${name} (${seen})` : `BROKEN  ${name}: ${broken}`);
      for (const example of examples) call.print(`        ${example}`);
      if (broken > examples.length) call.print(`        … and ${broken - examples.length} more`);
    };
    const whole = await verify(configOf(call), tell, call.progress);
    call.print(whole ? 'all is whole' : 'something is broken: restore a backup or ask for help with this list');
    return whole ? 0 : 1;
  },
};
