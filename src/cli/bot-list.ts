import { listBots } from '#server';
import { type Command, dataSettings } from './command.ts';
import { configOf } from './config-of.ts';

export const command: Command = {
  name: 'bot list',
  summary: 'lists the bots: id, username, name, owner, state',
  settings: dataSettings,
  flags: {
    owner: { value: 'P', help: 'only those of this owner: phone number, @username or id' },
    json: { help: 'one JSON object a line' },
  },
  async run(call) {
    const asJson = call.on('json');
    await listBots(
      configOf(call),
      call.text('owner'),
      ({ id, username, firstName: name, suspendedAt, data }, owner) => {
        const state = suspendedAt === undefined ? 'active' : 'blocked';
        const ownerId = data.bot?.owner;
        if (asJson) return call.print(JSON.stringify({ id, username, name, owner: ownerId, state }));
        const ownerName = owner?.username ? `@${owner.username}` : String(ownerId ?? '-');
        call.print([id, username ? `@${username}` : '-', name, ownerName, state].join('\t'));
      },
    );
  },
};
