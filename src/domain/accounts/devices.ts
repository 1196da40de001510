import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';

export const pushPrefix = 'push:';
const tokenLength = 4096;
const devicesKept = 100;

/** A push token as a client registered it. It dies with the authorization of its key. */
export interface PushDevice {
  tokenType: number;
  token: string;
  keyId: string;
  noMuted: boolean;
  date: number;
}

/** Keeps a device's push token. @throws push-token-invalid */
export async function registerDevice(
  world: World,
  account: AccountId,
  device: Omit<PushDevice, 'date'>,
): Promise<void> {
  if (device.token === '' || device.token.length > tokenLength) refuse('push-token-invalid');
  return world.store.write(async (tx) => {
    const known = await tx.accounts.settings<PushDevice>(account, pushPrefix);
    const name = `${pushPrefix}${device.tokenType}:${device.token}`;
    const oldest = known.filter(({ key }) => key !== name).sort((a, b) => a.value.date - b.value.date);
    for (const { key } of oldest.slice(0, Math.max(0, oldest.length + 1 - devicesKept)))
      await tx.accounts.removeSetting(account, key);
    await tx.accounts.putSetting(account, name, { ...device, date: world.clock.nowS() } satisfies PushDevice);
  });
}

/** Forgets a device's push token; one that is not known is no error. */
export async function unregisterDevice(
  world: World,
  account: AccountId,
  tokenType: number,
  token: string,
): Promise<void> {
  return world.store.write((tx) => tx.accounts.removeSetting(account, `${pushPrefix}${tokenType}:${token}`));
}
