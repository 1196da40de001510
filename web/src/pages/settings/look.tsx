import { ACCENTS, setPreferences, type Theme, usePreferences, WALLPAPERS } from '../../app/preferences.ts';
import { t } from '../../i18n/index.ts';
import { Switch } from '../../ui/switch.tsx';
import css from './settings.module.css';

const THEMES: Theme[] = ['system', 'light', 'dark'];

export function Look() {
  const { theme, accent, wallpaper, enterSends } = usePreferences();
  return (
    <>
      <fieldset className={css.section}>
        <legend>{t('look.theme')}</legend>
        <div className={css.segments}>
          {THEMES.map((it) => (
            <label key={it}>
              <input type="radio" name="theme" checked={theme === it} onChange={() => setPreferences({ theme: it })} />
              <span>{t(`look.theme.${it}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className={css.section}>
        <legend>{t('look.accent')}</legend>
        <div className={css.swatches}>
          {ACCENTS.map((it) => (
            <label key={it} data-swatch={it}>
              <input
                type="radio"
                name="accent"
                aria-label={t(`look.accent.${it}`)}
                checked={accent === it}
                onChange={() => setPreferences({ accent: it })}
              />
              <span />
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className={css.section}>
        <legend>{t('look.wallpaper')}</legend>
        <div className={css.segments}>
          {WALLPAPERS.map((it) => (
            <label key={it}>
              <input
                type="radio"
                name="wallpaper"
                checked={wallpaper === it}
                onChange={() => setPreferences({ wallpaper: it })}
              />
              <span>{t(`look.wallpaper.${it}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <section className={css.section}>
        <Switch
          label={t('look.enter')}
          hint={t('look.enterHint')}
          on={enterSends}
          onChange={(on) => setPreferences({ enterSends: on })}
        />
      </section>
    </>
  );
}
