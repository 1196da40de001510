import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';
import { authorize, signingIn } from './authorize.ts';

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
  return signingIn(world, async (tx, dropped) => {
    const name = `exported:${request.bytes.toHex()}`;
    const token = await tx.accounts.setting<{ expiresAt: number }>(request.account, name);
    if (!token || token.expiresAt < world.clock.nowS()) return refuse('auth-bytes-invalid');
    await tx.accounts.removeSetting(request.account, name);
    const { account, keyId, address } = request;
    await authorize(world, tx, { account, keyId, address, passwordPending: false }, dropped);
  });
}
