import { hashOf } from '../hash-of.ts';
import { method } from '../method.ts';

/** Languages of documents by country: documents of people are not kept here. */
const countriesLangs = { _: 'dataJSON', data: '{}' } as const;

export const getPassportConfig = method(
  'help.getPassportConfig',
  async (_call, request) => {
    const hash = hashOf(countriesLangs);
    if (request.hash === hash) return { _: 'help.passportConfigNotModified' };
    return { _: 'help.passportConfig', hash, countriesLangs };
  },
  { peopleOnly: true },
);
