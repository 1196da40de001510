import { randomBytes } from 'node:crypto';
import type { World } from '#domain';
import { nodeCrypto } from '#lib/node-crypto.ts';
import {
  attachedStore,
  messengerDirectory,
  messengerEnforcement,
  type SafetyContext,
  type SafetySettings,
  sealedVault,
  serviceChat,
} from '#safety';
import { type ClosableStore, safetyStore } from '#storage';
import { safetySecret } from '../safety-secret.ts';
import { sha256Hex } from '../sha256.ts';
import { systemRandom } from '../world.ts';
import { exchangeIdentity } from './exchange-identity.ts';
import { vaultCipher } from './vault-cipher.ts';

/** Long enough for what waits at the sockets to be read and answered. */
const pauseMs = 5;

const token = (): string => randomBytes(24).toString('base64url');

/** The safety desk over the real messenger. Its secrets are made at the first start and are the same on every node. */
export async function createSafety(
  store: ClosableStore,
  world: World,
  { sor = null, mails = false }: { sor?: { url: string; token: string } | null; mails?: boolean } = {},
): Promise<SafetyContext> {
  const secret = await safetySecret(store);
  const vaultKey = await store.serverValue('safety-vault-key', async () => systemRandom.bytes(32));
  const settings: SafetySettings = {
    get httpBase() {
      return world.settings.httpBase;
    },
    get linkHosts() {
      return [new URL(world.settings.httpBase).host.toLowerCase(), 't.me', 'telegram.me'];
    },
    providerName: 'Tocsin',
    legalRepresentative: '',
    contactPoint: '',
    memberState: '',
    secret,
    sor: sor && { ...sor, puidPrefix: 'tocsin' },
    mails,
  };
  return {
    store: attachedStore(safetyStore(store), world.bus),
    clock: world.clock,
    random: { token },
    digest: sha256Hex,
    enforcement: messengerEnforcement(world, sha256Hex),
    directory: messengerDirectory,
    preserver: sealedVault(vaultCipher(vaultKey), sha256Hex, token),
    messenger: serviceChat(world.clock),
    settings,
    crypto: nodeCrypto,
    identity: await exchangeIdentity(store),
    pause: () => new Promise((resolve) => setTimeout(resolve, pauseMs)),
    turn: () => new Promise((resolve) => setImmediate(resolve)),
  };
}
