import { findAccount, giveName, isDomainError, type PeerId, peerKind, takeNameBack, type Tx } from '#domain';
import type { Config } from '../config/config.ts';
import { CommandError } from '../config/errors.ts';
import { inCommand } from './command-world.ts';

const reasons: Readonly<Record<string, string>> = {
  'username-invalid': 'it takes 5 to 32 letters, digits and underscores, begins with a letter and is not reserved',
  'username-occupied': 'somebody has it already',
  'username-not-modified': 'it is theirs already',
  'public-channels-too-much': 'the creator of this chat has as many public chats as one may have',
};

/** Gives an account, supergroup or channel a further public name. */
export const grantUsername = (config: Config, who: string, name: string): Promise<void> =>
  inCommand(config, async (world) => {
    const peer = await world.store.read((tx) => findNamed(tx, who));
    if (peer === undefined) throw new CommandError(`there is no "${who}": give a phone number, @username or id`);
    await giveName(world, peer, name).catch((error: unknown) => refuseInWords(name, error));
  });

/** Takes a given public name back. */
export const revokeUsername = (config: Config, name: string): Promise<void> =>
  inCommand(config, async (world) => {
    await takeNameBack(world, name).catch((error: unknown) => {
      const isDomain = isDomainError(error);
      if (isDomain && error.code === 'username-not-occupied') throw new CommandError(`nobody is called @${name}`);
      if (isDomain) throw new CommandError(`@${name} was not given by an operator: only its bearer can free it`);
      throw error;
    });
  });

/** Chats are named by a public name or by their id, which is negative as in the Bot API. */
async function findNamed(tx: Tx, who: string): Promise<PeerId | undefined> {
  const text = who.trim().replace(/^@/, '');
  if (/^-\d+$/.test(text))
    return peerKind(Number(text)) === 'channel' ? (await tx.chats.get(Number(text)))?.id : undefined;
  const named = /^[a-z]/i.test(text) ? await tx.accounts.usernameOwner(text) : undefined;
  return named ?? (await findAccount(tx, text))?.id;
}

function refuseInWords(name: string, error: unknown): never {
  const reason = isDomainError(error) ? reasons[error.code] : undefined;
  throw reason === undefined ? error : new CommandError(`@${name} cannot be given: ${reason}`);
}
