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
    const config = configOf(call);
    const { files } = await backup(config, folder, new Date(), call.progress);
    call.print(
      config.s3
        ? `backed up the database into ${folder}; the files stay in the object store: copy its bucket too`
        : `backed up into ${folder}: the database and ${files} files`,
    );
  },
};
