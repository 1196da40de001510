import { setPreferences } from '../../app/preferences.ts';
import { currentLanguage, LANGUAGES, t } from '../../i18n/index.ts';
import css from './settings.module.css';

export function LanguagePage() {
  return (
    <fieldset className={css.section}>
      <legend>{t('settings.language')}</legend>
      {LANGUAGES.map(({ code, name }) => (
        <label key={code} className={css.radio} lang={code}>
          <input
            type="radio"
            name="language"
            checked={currentLanguage() === code}
            onChange={() => {
              setPreferences({ language: code });
              location.reload();
            }}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
