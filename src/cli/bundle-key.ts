import { exchangeFacts, takeExchangeKey } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'bundle key',
  summary: "prints this server's name and keys for exchange, or takes a key that servers share",
  settings: dataSettings,
  flags: {
    take: { value: 'HEX', help: 'the exchange key of a group of servers; told by hand, changed every quarter' },
    label: { value: 'TEXT', help: 'what the desk calls it (shared)' },
    current: { help: 'own bundles are made under it from now on' },
  },
  async run(call) {
    const config = configOf(call);
    const secret = call.text('take');
    if (secret !== undefined) {
      const { keyId } = await takeExchangeKey(config, secret, call.text('label') ?? 'shared', call.on('current'));
      call.print(`took exchange key ${keyId}`);
      return;
    }
    const { name, publicKey, exchangeKey } = await exchangeFacts(config);
    call.print(`name ${name}`);
    call.print(`signing key ${publicKey}`);
    call.print(`exchange key ${exchangeKey} (secret: only for servers that may compare)`);
  },
};
