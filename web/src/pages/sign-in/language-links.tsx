import { setPreferences } from '../../app/preferences.ts';
import { currentLanguage, LANGUAGES } from '../../i18n/index.ts';
import css from './sign-in.module.css';

/** Each language by its own name, so that one can find it without knowing the current one. */
export function LanguageLinks() {
  return (
    <nav className={css.languages} aria-label="Language">
      {LANGUAGES.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={currentLanguage() === code}
          onClick={() => {
            setPreferences({ language: code });
            location.reload();
          }}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}
