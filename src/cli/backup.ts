import { resolve } from 'node:path';
import { backup } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'backup',
  summary: 'copies everything into a new folder, also while the server runs',
  positionals: ['DIR'],
  settings: [...dataSettings, 'blobs-url'],
  async run(call) {
    const folder = resolve(call.workingDir, call.positionals[0] ?? '');
    const manifest = await backup(configOf(call), folder, new Date());
    call.print(`backed up into ${folder}: the database and ${manifest.files} files`);
  },
};
