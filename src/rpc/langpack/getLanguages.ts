import { method } from '../method.ts';
import { languages } from '../to-tl/help/languages.ts';

export const getLanguages = method('langpack.getLanguages', async () => languages, { open: true });
