import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestCountry } from './nearest-country.ts';

test('a device is held to be in the country of its language, and always in one of the list', () => {
  const countries = ['en-GB', 'ru', 'pt_BR', 'de', 'en', '', 'not a language', 'en-ZZ', 'es-419'].map(
    (systemLangCode) => nearestCountry({ systemLangCode }),
  );
  assert.deepEqual(countries, ['GB', 'RU', 'BR', 'DE', 'US', 'US', 'US', 'US', 'US']);
  assert.equal(nearestCountry(undefined), 'US');
});
