import { grantRole, type Role, revokeRole, roles } from '#safety';
import type { Config } from '../config/config.ts';
import { ConfigError } from '../config/errors.ts';
import { requireNamed } from './accounts.ts';
import { inCommand, staffContext } from './command-world.ts';

/** Gives an account a role at the safety desk. Returns the pseudonym under which it acts. */
export function giveRole(config: Config, who: string, wanted: string): Promise<string> {
  const role = roles.find((name): name is Role => name === wanted);
  if (!role) throw new ConfigError(`there is no role "${wanted}": there are ${roles.join(', ')}`);
  return inCommand(config, async (world, store) => {
    const account = await requireNamed(world, who);
    return (await grantRole(await staffContext(store), null, account.id, role)).pseudonym;
  });
}

/** Takes an account's role away. */
export const takeRole = (config: Config, who: string): Promise<void> =>
  inCommand(config, async (world, store) =>
    revokeRole(await staffContext(store), null, (await requireNamed(world, who)).id),
  );
