import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';
import { authorize } from './sign-in.ts';

const lifetimeS = 60;
const tokenBytes = 32;

/** A token by which the same person signs another key in, once and soon. @throws dc-invalid */
export async function exportAuthorization(
  world: World,
  request: { account: AccountId; dcId: number },
): Promise<Uint8Array> {
  if (request.dcId !== world.settings.dcId) refuse('dc-invalid');
  const bytes = world.random.bytes(tokenBytes);
  const expiresAt = world.clock.nowS() + lifetimeS;
  await world.store.write((tx) => tx.accounts.putSetting(request.account, `exported:${bytes.toHex()}`, { expiresAt }));
  return bytes;
}

/** @throws auth-bytes-invalid */
export function importAuthorization(
  world: World,
  request: { account: AccountId; bytes: Uint8Array; keyId: string; address: string },
): Promise<void> {
  return world.store.write(async (tx) => {
    const name = `exported:${request.bytes.toHex()}`;
    const token = await tx.accounts.setting<{ expiresAt: number }>(request.account, name);
    if (!token || token.expiresAt < world.clock.nowS()) return refuse('auth-bytes-invalid');
    await tx.accounts.removeSettings(request.account, name);
    await authorize(world, tx, {
      account: request.account,
      keyId: request.keyId,
      address: request.address,
      passwordPending: false,
    });
  });
}
