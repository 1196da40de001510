import { hashOf } from '../hash-of.ts';
import { method } from '../method.ts';
import { toTlCountries } from '../to-tl/help/countries.ts';

export const getCountriesList = method(
  'help.getCountriesList',
  async (_call, request) => {
    const countries = toTlCountries(request.langCode);
    const hash = hashOf(countries);
    if (request.hash === hash) return { _: 'help.countriesListNotModified' };
    return { _: 'help.countriesList', countries, hash };
  },
  { open: true },
);
