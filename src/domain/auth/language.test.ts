import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld } from '../../../tests/support/test-world.ts';
import { languageSpokenBy, signInLanguage } from './language.ts';

test('a person is spoken to in the language of the newest device of their own, by its app or else its system', async (t) => {
  const world = await createTestWorld(t);
  const ember = await world.addPerson('Ember');
  let made = 0;
  const add = async (langCode: string, systemLangCode: string, passwordPending = false): Promise<string> => {
    made += 1;
    const [keyId, at] = [`a${made}`, made];
    const device = {
      apiId: 1,
      deviceModel: '',
      systemVersion: '',
      appVersion: '',
      systemLangCode,
      langPack: '',
      langCode,
    };
    await world.store.write(async (tx) => {
      await tx.auth.putKey({ keyId, key: new Uint8Array(256), createdAt: 1, layer: 228, device });
      const row = { keyId, hash: `${at}`, account: ember, createdAt: at, activeAt: at, address: '', passwordPending };
      await tx.auth.putAuthorization(row);
    });
    return keyId;
  };
  const spoken = (without?: string) => world.store.read((tx) => languageSpokenBy(tx, ember, without));
  assert.equal(await spoken(), '');
  await add('', 'uk-UA');
  assert.equal(await spoken(), 'uk-UA');
  const newest = await add('ru', 'en-US');
  await add('', '');
  await add('de', 'de', true);
  assert.equal(await spoken(), 'ru');
  assert.equal(await spoken(newest), 'uk-UA');
  assert.equal(await world.store.read((tx) => signInLanguage(tx, ember, newest)), 'uk');
});
