import { createSignUpInvite } from '#domain';
import type { Config } from '../config/config.ts';
import { inNewCommand } from './command-world.ts';

export interface MadeInvite {
  phone: string;
  code: string;
  expiresAt: number;
  /** Opens the web messenger with both filled in, where the server's public address is known. */
  link: string | undefined;
}

const daySeconds = 86_400;

/** Makes an invite for somebody without a phone. */
export const makeInvite = (config: Config, days: number): Promise<MadeInvite> =>
  inNewCommand(config, async (world) => {
    const invite = await createSignUpInvite(world, days * daySeconds);
    const { httpBase } = world.settings;
    return { ...invite, link: httpBase ? `${httpBase}/#/welcome/${invite.phone}/${invite.code}` : undefined };
  });
