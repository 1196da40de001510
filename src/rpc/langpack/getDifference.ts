import { method } from '../method.ts';
import { langPackVersion } from '../to-tl/help/languages.ts';

export const getDifference = method(
  'langpack.getDifference',
  async (_call, { langCode, fromVersion }) => ({
    _: 'langPackDifference',
    langCode,
    fromVersion,
    version: Math.max(fromVersion, langPackVersion),
    strings: [],
  }),
  { open: true },
);
