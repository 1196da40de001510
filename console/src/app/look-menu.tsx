import { preferences, setPreferences, type Theme } from '../../../web/src/app/preferences.ts';
import { currentLanguage } from '../../../web/src/i18n/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import type { MenuItems } from '../../../web/src/ui/menu.tsx';
import { t } from '../i18n/index.ts';

/** Speaks the other language from now on. The page is read anew, so that nothing stays behind in the old one. */
function switchLanguage(): void {
  setPreferences({ language: currentLanguage() === 'ru' ? 'en' : 'ru' });
  location.reload();
}

export function LanguageButton() {
  return (
    <Button kind="quiet" lang={currentLanguage() === 'ru' ? 'en' : 'ru'} onClick={switchLanguage}>
      {t('app.language')}
    </Button>
  );
}

/** Theme and language as lines of a menu; both belong to this browser and are shared with the messenger. */
export function lookItems(): MenuItems {
  const themes: Theme[] = ['light', 'dark', 'system'];
  return [
    ...themes.map((theme) => ({
      label: `${t('app.theme')}: ${t(`app.theme.${theme}`)}${preferences().theme === theme ? ' ✓' : ''}`,
      does: () => setPreferences({ theme }),
    })),
    'line' as const,
    { label: t('app.language'), does: switchLanguage },
  ];
}
