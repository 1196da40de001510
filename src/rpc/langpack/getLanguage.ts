import { RpcError } from '../errors.ts';
import { method } from '../method.ts';
import { languages } from '../to-tl/help/languages.ts';

export const getLanguage = method(
  'langpack.getLanguage',
  async (_call, request) => {
    const found = languages.find((language) => language.langCode === request.langCode);
    if (!found) throw new RpcError(400, 'LANG_CODE_NOT_SUPPORTED');
    return found;
  },
  { open: true },
);
