import { resolve } from 'node:path';
import { importTelegramExport } from '#server';
import { type Command, dataSettings, UsageError } from './command.ts';
import { configOf } from './config-of.ts';

/** Makes fingerprints of a network that vanished elsewhere, so that it is known before it arrives. */
export const command: Command = {
  name: 'import telegram-export',
  summary:
    'makes fingerprints of chats exported from Telegram Desktop, so that they are recognised when they move here',
  positionals: ['DIR'],
  settings: [...dataSettings, 'blobs-url'],
  flags: {
    label: { value: 'TEXT', help: 'what the desk calls the network; no names of its members', required: true },
    vanished: { value: 'DATE', help: 'the day on which it vanished there, as 2019-11-29', required: true },
    category: { value: 'NAME', help: 'statement category (STATEMENT_CATEGORY_OTHER_VIOLATION_TC)' },
    note: { value: 'TEXT', help: 'who observed it and why it is held' },
  },
  async run(call) {
    const vanishedAt = Date.parse(`${call.required('vanished')}T00:00:00Z`) / 1_000;
    if (!Number.isFinite(vanishedAt)) throw new UsageError('--vanished wants a day as 2019-11-29');
    const folder = resolve(call.workingDir, call.positionals[0] ?? '');
    const about = {
      label: call.required('label'),
      category: call.text('category') ?? 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
      vanishedAt,
      note: call.text('note') ?? '',
    };
    const tell = (line: string): void => void process.stderr.write(`${line}\n`);
    const { networkId, members, fingerprints } = await importTelegramExport(configOf(call), folder, about, tell);
    call.print(
      `network ${networkId}: ${members} chats, ${fingerprints} fingerprints; nothing else of the export is kept`,
    );
  },
};
