import { logOut } from '#domain';
import type { ConsoleParts } from './route.ts';

/** A login at the desk ends by itself after this long. */
const lifetimeS = 30 * 86_400;

/**
 * Makes the key under which a login of the desk lies, so that it is an ordinary device of its account: listed, ended with
 * the others, ended by a suspension. Its bytes are random and kept by nobody, and its name is none that the wire knows.
 */
export function makeLoginKey({ world }: ConsoleParts, keyId: string): Promise<void> {
  const nowS = world.clock.nowS();
  return world.store.write(async (tx) => {
    await tx.auth.putKey({ keyId, key: world.random.bytes(256), createdAt: nowS, expiresAt: nowS + lifetimeS });
    await tx.auth.setDevice(keyId, 0, {
      apiId: 0,
      deviceModel: 'Safety desk',
      systemVersion: '',
      appVersion: '',
      systemLangCode: 'en',
      langPack: '',
      langCode: 'en',
    });
  });
}

/** Ends the login and forgets its key. */
export async function endLogin({ world }: ConsoleParts, keyId: string): Promise<void> {
  await logOut(world, keyId);
  await world.store.write(async (tx) => void (await tx.auth.removeKey(keyId)));
}
