import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callingCodes } from './calling-codes.ts';
import { countryOfPhone } from './country-of-phone.ts';

const known: [phone: string, country: string | undefined][] = [
  ['12125550123', 'US'],
  ['14155550123', 'US'],
  ['19075550123', 'US'],
  ['14165550123', 'CA'],
  ['15145550123', 'CA'],
  ['16045550123', 'CA'],
  ['18765550123', 'JM'],
  ['16585550123', 'JM'],
  ['18095550123', 'DO'],
  ['17875550123', 'PR'],
  ['18685550123', 'TT'],
  ['15550148001', undefined],
  ['18005550123', undefined],
  ['18885550123', undefined],
  ['19005550123', undefined],
  ['15005550123', undefined],
  ['14115550123', undefined],
  ['79991250001', 'RU'],
  ['77011234567', 'KZ'],
  ['4915550148002', 'DE'],
  ['595211234567', 'PY'],
  ['59995551234', 'CW'],
  ['262639012345', 'RE'],
  ['262269123456', 'YT'],
  ['590690001234', 'GP'],
  ['999123456', undefined],
];

test('a number tells its country, in North America by the area code', () => {
  for (const [phone, country] of known) assert.equal(countryOfPhone(phone), country, phone);
});

test('every country that clients offer can be told apart by its numbers', () => {
  const told = new Set<string | undefined>();
  for (const { code, prefixes } of callingCodes)
    for (const prefix of prefixes.length > 0 ? prefixes : ['', '21'])
      told.add(countryOfPhone(`${code}${prefix}5550123`));
  assert.deepEqual(
    callingCodes.map(({ iso2 }) => iso2).filter((iso2) => !told.has(iso2)),
    ['BL'],
  );
});
