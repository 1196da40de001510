import { callingCodes } from './calling-codes.ts';

/** Saint-Barthélemy shares its whole code with Guadeloupe, where nearly all of its numbers are. */
const countryOfCode: ReadonlyMap<string, string> = new Map(
  callingCodes
    .filter(({ iso2 }) => iso2 !== 'BL')
    .flatMap(({ iso2, code, prefixes }) =>
      (prefixes.length > 0 ? prefixes : ['']).map((prefix): [string, string] => [code + prefix, iso2]),
    ),
);

/**
 * Area codes of North America that belong to no place: services (N11), free of charge, premium and personal numbers,
 * numbers for films and tests (555), and what is kept for later (X9X, 37X, 96X).
 */
const placeless = /^1(?:[01]|.11|.9|37|96|5(?:00|(.)\1)|52[1-9]|53[23]|600|622|633|700|710|8(?:00|(.)\2|8)|900)/;

/**
 * The country of a phone number (digits only) by its calling code, or in North America by its area code. Undefined when
 * the number belongs to no country.
 */
export function countryOfPhone(phone: string | undefined): string | undefined {
  if (!phone || placeless.test(phone)) return undefined;
  for (const length of [6, 5, 4, 3, 2, 1]) {
    const country = countryOfCode.get(phone.slice(0, length));
    if (country !== undefined) return country;
  }
  return undefined;
}
