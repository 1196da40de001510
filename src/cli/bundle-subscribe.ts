import { followIssuer } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'bundle subscribe',
  summary: 'follows the bundles of another server over HTTPS; what it takes back is taken back here',
  positionals: ['URL'],
  settings: dataSettings,
  flags: {
    issuer: { value: 'NAME', help: 'its name, as its own "bundle key" prints it', required: true },
    key: { value: 'HEX', help: 'its signing key', required: true },
    ask: { help: 'keep no fingerprints of it, only ask it about what is new here' },
    token: { value: 'TOKEN', help: 'what its desk gave out for this server', required: true },
  },
  async run(call) {
    const [url = ''] = call.positionals;
    const issuer = call.required('issuer');
    await followIssuer(configOf(call), {
      url,
      issuer,
      token: call.required('token'),
      publicKey: call.required('key'),
      mode: call.on('ask') ? 'ask' : 'pull',
    });
    call.print(`${call.on('ask') ? 'asks' : 'follows'} ${issuer} at ${url}`);
  },
};
