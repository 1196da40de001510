import { resolve } from 'node:path';
import { restore } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'restore',
  summary: 'fills an empty data folder or database from a backup, of either kind of database',
  positionals: ['DIR'],
  settings: [...dataSettings, 'blobs-url'],
  async run(call) {
    const folder = resolve(call.workingDir, call.positionals[0] ?? '');
    const restored = await restore(configOf(call), folder, call.progress);
    call.print(`restored the backup of ${restored.madeAt}: ${restored.rows} rows, ${restored.files} files`);
  },
};
