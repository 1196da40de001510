import { method } from '../method.ts';
import { langPackVersion } from '../to-tl/help/languages.ts';

export const getLangPack = method(
  'langpack.getLangPack',
  async (_call, { langCode }) => ({
    _: 'langPackDifference',
    langCode,
    fromVersion: 0,
    version: langPackVersion,
    strings: [],
  }),
  { open: true },
);
