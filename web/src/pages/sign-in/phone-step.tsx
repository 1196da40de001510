import { QrCode } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useApp } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import { endedBecause } from '../../app/ending.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { SignInStep } from '../../data/verbs/sign-in.ts';
import { currentLanguage, t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { ReasonsLink } from './reasons-link.tsx';
import { StepText } from './step-text.tsx';
import css from './sign-in.module.css';

interface PhoneStepProps {
  phone: string;
  onPhone: (phone: string) => void;
  onNext: (step: SignInStep) => void;
  onQr: () => void;
}

export function PhoneStep({ phone, onPhone, onNext, onQr }: PhoneStepProps) {
  const { messenger } = useApp();
  const send = useAction(async () => onNext(await messenger.sendCode(phone)));
  return (
    <>
      <StepText title={t('signIn.title')}>{t('signIn.text')}</StepText>
      {endedBecause('ended') && (
        <p role="status" className={css.ended}>
          {t('signIn.ended')}
        </p>
      )}
      {endedBecause('suspended') && (
        <p role="alert" className={css.alert}>
          {t('decision.suspended')} <a href="/statement">{t('decision.why')}</a>
        </p>
      )}
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send.run();
        }}
      >
        <div className={css.phone}>
          <CountryField phone={phone} onPhone={onPhone} />
          <Field
            label={t('signIn.phone')}
            type="tel"
            autoComplete="tel"
            inputMode="tel"
            name="phone"
            autoFocus
            required
            dir="ltr"
            placeholder="+"
            value={phone}
            onChange={(event) => onPhone(tidy(event.target.value))}
          />
        </div>
        {send.error !== undefined && (
          <p role="alert" className={css.alert}>
            {wordsFor(send.error)} <ReasonsLink error={send.error} />
          </p>
        )}
        <Button kind="primary" wide type="submit" busy={send.busy} disabled={phone.replace(/\D/g, '').length < 5}>
          {t('next')}
        </Button>
      </form>
      <p className={css.quiet}>{t('signIn.noPhone')}</p>
      <Button kind="quiet" wide icon={<QrCode size={18} />} onClick={onQr}>
        {t('signIn.withQr')}
      </Button>
    </>
  );
}

/** Keeps digits and one leading plus. */
export function tidy(typed: string): string {
  const digits = typed.replace(/\D/g, '').slice(0, 20);
  return digits || typed.includes('+') ? `+${digits}` : '';
}

interface Country {
  iso: string;
  name: string;
  code: string;
}

function CountryField({ phone, onPhone }: { phone: string; onPhone: (phone: string) => void }) {
  const { messenger } = useApp();
  const id = useId();
  const [countries, setCountries] = useState<Country[]>([]);
  useEffect(() => {
    messenger.countries().then(setCountries, () => {});
  }, [messenger]);
  const digits = phone.replace(/\D/g, '');
  const chosen = countries
    .filter((country) => digits.startsWith(country.code))
    .sort((a, b) => b.code.length - a.code.length)[0];
  const names = new Intl.DisplayNames(currentLanguage(), { type: 'region', fallback: 'code' });
  const nameOf = (country: Country) =>
    (/^[A-Z]{2}$/.test(country.iso) ? names.of(country.iso) : undefined) ?? country.name;
  const listed = [...countries].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  if (countries.length === 0) return null;
  return (
    <div className={css.country}>
      <label htmlFor={id}>{t('signIn.country')}</label>
      <select
        id={id}
        value={chosen ? `${chosen.iso}${chosen.code}` : ''}
        onChange={(event) => {
          const next = countries.find((country) => `${country.iso}${country.code}` === event.target.value);
          if (next) onPhone(`+${next.code}${chosen ? digits.slice(chosen.code.length) : digits}`);
        }}
      >
        <option value="">{t('signIn.anyCountry')}</option>
        {listed.map((country) => (
          <option key={`${country.iso}${country.code}`} value={`${country.iso}${country.code}`}>
            {`${nameOf(country)} +${country.code}`}
          </option>
        ))}
      </select>
    </div>
  );
}
