import { useState } from 'react';
import { useApp, useFetched } from '../../app/context.tsx';
import { wordsFor } from '../../app/words-for.ts';
import type { PrivacyKey, PrivacyRule } from '../../data/verbs/settings.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { say } from '../../ui/toast.tsx';
import { PrivacyExceptions } from './privacy-exceptions.tsx';
import css from './settings.module.css';

const CHOICES: PrivacyRule['allow'][] = ['everybody', 'contacts', 'nobody'];

/** The two lists of exceptions. Where everybody may, nobody needs to be let in by name, and the other way round. */
const LISTS = [
  { list: 'always', pointless: 'everybody' },
  { list: 'never', pointless: 'nobody' },
] as const;
type List = (typeof LISTS)[number]['list'];

/** Who may see or do one thing, and for whom it is otherwise. */
export function PrivacyRuleRow({ name }: { name: PrivacyKey }) {
  const { messenger } = useApp();
  const fetched = useFetched(() => messenger.privacy(name), name);
  const [chosen, setChosen] = useState<PrivacyRule>();
  const [editing, setEditing] = useState<List>();
  if (fetched.error !== undefined) return null;
  const rule = chosen ?? fetched.value;
  const save = (next: PrivacyRule) => {
    setChosen(next);
    messenger.setPrivacy(name, next).catch((error: unknown) => {
      setChosen(rule);
      say(wordsFor(error), 'error');
    });
  };
  return (
    <div>
      <label className={css.choice}>
        <span>{t(`privacy.${name}`)}</span>
        <select
          value={rule?.allow ?? 'everybody'}
          disabled={!rule}
          onChange={(event) => {
            const allow = CHOICES.find((it) => it === event.target.value);
            if (allow && rule) save({ ...rule, allow });
          }}
        >
          {CHOICES.map((it) => (
            <option key={it} value={it}>
              {t(`privacy.allow.${it}`)}
            </option>
          ))}
        </select>
      </label>
      <div className={css.exceptions}>
        {LISTS.filter(({ pointless }) => rule && rule.allow !== pointless).map(({ list }) => (
          <Button key={list} kind="quiet" onClick={() => setEditing(list)}>
            <span className="unseen">{t(`privacy.${name}`)}: </span>
            {rule && rule[list].length > 0
              ? t(`privacy.${list}.count`, { count: rule[list].length })
              : t(`privacy.${list}`)}
          </Button>
        ))}
      </div>
      {editing && rule && (
        <PrivacyExceptions
          title={`${t(`privacy.${name}`)}: ${t(`privacy.${editing}.title`)}`}
          chosen={rule[editing]}
          onClose={() => setEditing(undefined)}
          onChosen={(ids) => {
            const other = editing === 'always' ? 'never' : 'always';
            save({ ...rule, [editing]: ids, [other]: rule[other].filter((id) => !ids.includes(id)) });
          }}
        />
      )}
    </div>
  );
}
