import { resolve } from 'node:path';
import { exportBundleTo } from '#server';
import { type Command, dataSettings, UsageError } from './command.ts';
import { configOf } from './config-of.ts';

const levels = ['green', 'amber', 'red'] as const;
const formats = ['nfb', 'stix', 'hma', 'misp'] as const;

export const command: Command = {
  name: 'bundle export',
  summary: 'signs the next bundle of a removed network and writes it into a new file',
  positionals: ['NETWORK', 'FILE'],
  settings: dataSettings,
  flags: {
    'legal-basis': { value: 'TEXT', help: 'on what it was removed (terms of service)' },
    tlp: { value: 'LEVEL', help: 'who may pass it on: green, amber or red (amber)' },
    format: {
      value: 'NAME',
      help: 'nfb, stix (2.1), hma (hash file) or misp (nfb); others than nfb carry no signature',
    },
  },
  async run(call) {
    const [networkId = '', file = ''] = call.positionals;
    const tlp = levels.find((level) => level === (call.text('tlp') ?? 'amber'));
    const format = formats.find((name) => name === (call.text('format') ?? 'nfb'));
    if (!tlp) throw new UsageError(`--tlp is one of ${levels.join(', ')}`);
    if (!format) throw new UsageError(`--format is one of ${formats.join(', ')}`);
    const legalBasis = call.text('legal-basis') ?? 'terms of service';
    const path = resolve(call.workingDir, file);
    const { sequence, signals } = await exportBundleTo(configOf(call), networkId, path, { legalBasis, tlp, format });
    call.print(`bundle ${sequence} with ${signals} signals is in ${path}`);
  },
};
