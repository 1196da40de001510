import type { DecisionInput } from '../../../src/safety/index.ts';
import { serverNowMs } from '../api/client.ts';
import { Area, Choice, Field } from '../../../web/src/ui/field.tsx';
import { Switch } from '../../../web/src/ui/switch.tsx';
import { useSession } from '../app/session.ts';
import { fieldMoment } from '../i18n/format.ts';
import { type Key, t } from '../i18n/index.ts';
import { Radios } from '../ui/choices.tsx';
import css from '../ui/page.module.css';
import { categoryText, keywordText } from './action-words.ts';

type Lasting = 'lasting' | 'day' | 'week' | 'month' | 'moment';

/** Ground, facts and length of a decision while they are being written. */
export interface Basis {
  readonly kind: 'law' | 'terms';
  readonly reference: string;
  readonly explanation: string;
  readonly alsoIllegal: boolean;
  /** Illegal at first sight: it counts towards misuse. Asked for each decision anew. */
  readonly manifest: boolean;
  readonly facts: string;
  readonly category: string;
  readonly keyword: string;
  readonly lasting: Lasting;
  readonly until: string;
}

const KEPT = 'tocsin.desk.basis';

/** Starts with the ground that was used last in this tab: a night's decisions often rest on the same clause. */
export function newBasis(): Basis {
  const empty: Basis = {
    kind: 'terms',
    reference: '',
    explanation: '',
    alsoIllegal: false,
    manifest: false,
    facts: '',
    category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
    keyword: '',
    lasting: 'lasting',
    until: '',
  };
  try {
    return { ...empty, ...(JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Partial<Basis>) };
  } catch {
    return empty;
  }
}

export function keepBasis({ kind, reference, category, keyword }: Basis): void {
  sessionStorage.setItem(KEPT, JSON.stringify({ kind, reference, category, keyword }));
}

const dayMs = 86_400_000;

function untilOf(basis: Basis): number | null {
  switch (basis.lasting) {
    case 'lasting':
      return null;
    case 'day':
      return serverNowMs() + dayMs;
    case 'week':
      return serverNowMs() + 7 * dayMs;
    case 'month':
      return serverNowMs() + 30 * dayMs;
    case 'moment':
      return new Date(basis.until).getTime();
  }
}

/** The fields that are still empty, as they are called on the form. */
export function wanting(basis: Basis): Key[] {
  return [
    ...(basis.reference.trim() === '' ? (['decide.reference'] as const) : []),
    ...(basis.explanation.trim() === '' ? (['decide.explanation'] as const) : []),
    ...(basis.facts.trim() === '' ? (['decide.facts'] as const) : []),
    ...(basis.lasting === 'moment' && Number.isNaN(Date.parse(basis.until)) ? (['decide.until.at'] as const) : []),
  ];
}

type Stated = Pick<DecisionInput, 'manifestlyIllegal' | 'ground' | 'facts' | 'category' | 'keywords' | 'untilMs'>;

/** What the decision states. Ask `wanting` first. */
export function statedBy(basis: Basis): Stated {
  const { kind, reference, explanation } = basis;
  return {
    ground: {
      kind,
      reference: reference.trim(),
      explanation: explanation.trim(),
      ...(kind === 'terms' ? { alsoIllegal: basis.alsoIllegal } : {}),
    },
    ...(kind === 'law' && basis.manifest ? { manifestlyIllegal: true } : {}),
    facts: basis.facts.trim(),
    category: basis.category,
    keywords: basis.keyword === '' ? [] : [basis.keyword],
    untilMs: untilOf(basis),
  };
}

/** The form for all of it. */
export function BasisFields({ value, onChange }: { value: Basis; onChange: (basis: Basis) => void }) {
  const set = (change: Partial<Basis>) => onChange({ ...value, ...change });
  return (
    <>
      <Radios
        label={t('decide.ground')}
        options={(['terms', 'law'] as const).map((kind) => ({ value: kind, label: t(`ground.${kind}`) }))}
        value={value.kind}
        onChange={(kind) => set({ kind })}
      />
      <Field
        label={t('decide.reference')}
        hint={t(`decide.reference.${value.kind}`)}
        value={value.reference}
        maxLength={500}
        onChange={(event) => set({ reference: event.target.value })}
      />
      <Area
        label={t('decide.explanation')}
        hint={t('decide.explanation.hint')}
        value={value.explanation}
        maxLength={2000}
        onChange={(event) => set({ explanation: event.target.value })}
      />
      <Area
        label={t('decide.facts')}
        hint={t('decide.facts.hint')}
        value={value.facts}
        maxLength={5000}
        onChange={(event) => set({ facts: event.target.value })}
      />
      {value.kind === 'terms' && (
        <Switch label={t('decide.also')} on={value.alsoIllegal} onChange={(alsoIllegal) => set({ alsoIllegal })} />
      )}
      {value.kind === 'law' && (
        <Switch
          label={t('decide.manifest')}
          hint={t('decide.manifest.hint')}
          on={value.manifest}
          onChange={(manifest) => set({ manifest })}
        />
      )}
      <ClassAndLength value={value} set={set} />
    </>
  );
}

const terms: readonly Lasting[] = ['lasting', 'day', 'week', 'month', 'moment'];

/** What the Commission's database calls it, and for how long it holds. */
function ClassAndLength({ value, set }: { value: Basis; set: (change: Partial<Basis>) => void }) {
  const { categories, keywords } = useSession().vocabulary;
  return (
    <div className={css.grid}>
      <Choice
        label={t('decide.category')}
        value={value.category}
        options={categories.map((category) => ({ value: category, label: categoryText(category) }))}
        onChange={(category) => set({ category })}
      />
      <Choice
        label={t('decide.keyword')}
        value={value.keyword}
        options={[
          { value: '', label: t('say.none') },
          ...keywords.map((keyword) => ({ value: keyword, label: keywordText(keyword) })),
        ]}
        onChange={(keyword) => set({ keyword })}
      />
      <Choice
        label={t('decide.until')}
        value={value.lasting}
        options={terms.map((term) => ({ value: term, label: t(`decide.until.${term}`) }))}
        onChange={(lasting) => set({ lasting: terms.find((term) => term === lasting) ?? 'lasting' })}
      />
      {value.lasting === 'moment' && (
        <Field
          label={t('decide.until.at')}
          type="datetime-local"
          min={fieldMoment(serverNowMs())}
          value={value.until}
          onChange={(event) => set({ until: event.target.value })}
        />
      )}
    </div>
  );
}
