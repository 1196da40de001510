import type { tl } from '@mtcute/core';
import { callingCodes, phonePattern } from '#domain';

/** Countries with their calling codes, named in the client's language as far as the runtime knows it. */
export function toTlCountries(langCode: string): tl.help.RawCountry[] {
  const english = countryNames('en');
  const own = countryNames(langCode);
  return callingCodes.map(({ iso2, code, prefixes }): tl.help.RawCountry => {
    const defaultName = english?.of(iso2) ?? iso2;
    const name = own?.of(iso2);
    const pattern = phonePattern(code);
    return {
      _: 'help.country',
      iso2,
      defaultName,
      ...(name && name !== defaultName ? { name } : {}),
      countryCodes: [
        {
          ...{ _: 'help.countryCode', countryCode: code },
          ...(prefixes.length > 0 ? { prefixes: [...prefixes] } : {}),
          ...(pattern ? { patterns: [pattern] } : {}),
        },
      ],
    };
  });
}

function countryNames(langCode: string): Intl.DisplayNames | undefined {
  try {
    return new Intl.DisplayNames([langCode], { type: 'region' });
  } catch {
    return undefined;
  }
}
