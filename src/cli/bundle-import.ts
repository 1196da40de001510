import { resolve } from 'node:path';
import { importBundleFrom } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'bundle import',
  summary: 'takes a bundle of an accepted server in, or with --preview says what it would do',
  positionals: ['FILE'],
  settings: dataSettings,
  flags: { preview: { help: 'change nothing' } },
  async run(call) {
    const preview = call.on('preview');
    const effects = await importBundleFrom(
      configOf(call),
      resolve(call.workingDir, call.positionals[0] ?? ''),
      !preview,
    );
    const { issuer, sequence, network, nodes, withdrawn, reopened } = effects;
    const kinds = Object.entries(effects.fingerprints).map(([kind, count]) => `${count} ${kind}`);
    call.print(`${preview ? 'would take in' : 'took in'} bundle ${sequence} of ${issuer}: network ${network.id}`);
    call.print(`members ${nodes}; fingerprints ${kinds.join(', ') || 'none'}`);
    call.print(`withdrawn ${withdrawn}; matches to look at again ${reopened.length}`);
  },
};
