/** Member States of the Union, as the SoR schema writes them (Greece is GR). */
export const euCountries = [
  'AT',
  'BE',
  'BG',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
] as const;

/** What `territorial_scope` may hold: the Union and the rest of the European Economic Area. */
export const eeaCountries: readonly string[] = [...euCountries, 'IS', 'LI', 'NO'].toSorted();

const eu: readonly string[] = euCountries;

/** Whether the two letters name a Member State of the Union. */
export function isMemberState(code: string): boolean {
  return eu.includes(code);
}
