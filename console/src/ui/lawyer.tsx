import { Scale } from 'lucide-react';
import { t } from '../i18n/index.ts';
import { Chip } from './chip.tsx';

/** Marks a legal list that nobody with legal training has compared with its source yet. */
export function LawyerMark({ source }: { source: string }) {
  return (
    <Chip kind="warning" title={t('say.lawyer.text', { source })}>
      <Scale size={12} aria-hidden="true" />
      {t('say.lawyer')}
    </Chip>
  );
}
