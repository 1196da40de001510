import type { tl } from '@mtcute/core';

const language = (langCode: string, name: string, nativeName: string, more: Partial<tl.RawLangPackLanguage> = {}) => ({
  _: 'langPackLanguage' as const,
  official: true,
  name,
  nativeName,
  langCode,
  pluralCode: langCode,
  stringsCount: 0,
  translatedCount: 0,
  translationsUrl: '',
  ...more,
});

/** Languages that a client can choose. This server translates nothing itself: clients use the texts they carry. */
export const languages: tl.RawLangPackLanguage[] = [
  language('en', 'English', 'English'),
  language('ar', 'Arabic', 'العربية', { rtl: true }),
  language('ru', 'Russian', 'Русский'),
  language('zh-hans', 'Chinese (Simplified)', '简体中文', { pluralCode: 'zh' }),
];

/** The one version of the empty packs. */
export const langPackVersion = 1;
