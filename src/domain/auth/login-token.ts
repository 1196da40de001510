import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import { randomId64 } from '../messages/send-album.ts';
import type { World } from '../ports.ts';
import type { Authorization } from './repository.ts';
import { authorize, signingIn } from './authorize.ts';

export type TokenState =
  | { kind: 'waiting'; token: Uint8Array; expiresAt: number }
  | { kind: 'accepted'; account: AccountId; passwordPending: boolean };

const tokenBytes = 24;

/** The number of tokens from before they had one. */
const unlisted = '0';

/** A token for a QR code, or the outcome once somebody accepted the one that this key showed. */
export function exportLoginToken(
  world: World,
  request: { keyId: string; address: string; except: readonly AccountId[] },
): Promise<TokenState> {
  const { keyId } = request;
  return signingIn(world, async (tx, dropped): Promise<TokenState> => {
    const nowS = world.clock.nowS();
    const known = await tx.auth.loginTokenOfKey(keyId);
    const isAccepted = known?.account !== undefined && known.expiresAt > nowS;
    if (known?.account !== undefined && isAccepted && !request.except.includes(known.account)) {
      await tx.auth.removeLoginToken(known.token);
      const passwordPending = (await tx.accounts.get(known.account))?.data.password !== undefined;
      const { account } = known;
      const hash = known.hash === unlisted ? randomId64(world) : known.hash;
      await authorize(world, tx, { account, keyId, address: request.address, hash, passwordPending }, dropped);
      return { kind: 'accepted', account, passwordPending };
    }
    if (known && known.expiresAt > nowS)
      return { kind: 'waiting', token: Uint8Array.fromBase64(known.token), expiresAt: known.expiresAt };
    if (known) await tx.auth.removeLoginToken(known.token);
    const token = world.random.bytes(tokenBytes);
    const expiresAt = nowS + world.limits.loginTokenLifetimeS;
    const { address } = request;
    await tx.auth.putLoginToken({ token: token.toBase64(), keyId, expiresAt, address, hash: randomId64(world) });
    return { kind: 'waiting', token, expiresAt };
  });
}

/**
 * The outcome of a token that this key showed, or that it is still waited for.
 *
 * @throws token-invalid, token-expired
 */
export async function importLoginToken(
  world: World,
  request: { keyId: string; address: string; token: Uint8Array },
): Promise<TokenState> {
  const known = await world.store.read((tx) => tx.auth.loginToken(request.token.toBase64()));
  if (known?.keyId !== request.keyId) refuse('token-invalid');
  if (known.expiresAt < world.clock.nowS()) refuse('token-expired');
  return exportLoginToken(world, { keyId: request.keyId, address: request.address, except: [] });
}

/** How long an accepted token waits for its device to fetch the outcome. */
const acceptedLifetimeS = 600;

/**
 * A signed-in device lets the one that shows the token in.
 *
 * @throws token-invalid, token-expired, token-already-accepted
 */
export async function acceptLoginToken(
  world: World,
  request: { account: AccountId; token: Uint8Array },
): Promise<Pick<Authorization, 'keyId' | 'hash' | 'address' | 'device' | 'layer'>> {
  const waiting = await world.store.write(async (tx) => {
    const token = await tx.auth.loginToken(request.token.toBase64());
    if (!token) return refuse('token-invalid');
    if (token.account !== undefined) refuse('token-already-accepted');
    if (token.expiresAt < world.clock.nowS()) refuse('token-expired');
    await tx.auth.putLoginToken({
      ...token,
      account: request.account,
      expiresAt: world.clock.nowS() + acceptedLifetimeS,
    });
    const key = await tx.auth.key(token.keyId);
    return {
      keyId: token.keyId,
      hash: token.hash,
      address: token.address,
      ...(key?.device ? { device: key.device } : {}),
      ...(key?.layer ? { layer: key.layer } : {}),
    };
  });
  world.bus.publishTransient([0], { kind: 'loginToken', keyId: waiting.keyId });
  return waiting;
}
