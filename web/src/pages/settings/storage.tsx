import { useApp, useFetched } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import { fileSize } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Failed, Skeleton } from '../../ui/states.tsx';
import css from './settings.module.css';

export function StoragePage() {
  const { messenger } = useApp();
  const use = useFetched(() => messenger.storageUse(), 'use');
  const clear = useAction(async () => {
    await messenger.clearFiles();
    use.again();
  });
  if (use.error !== undefined) return <Failed error={use.error} again={use.again} />;
  if (!use.value) return <Skeleton rows={2} round={false} />;
  return (
    <section className={css.section}>
      <p className={css.choice}>
        <span>{t('storage.files')}</span>
        <strong>{fileSize(use.value.filesBytes)}</strong>
      </p>
      <p className={css.choice}>
        <span>{t('storage.total')}</span>
        <strong>{fileSize(use.value.totalBytes)}</strong>
      </p>
      <p className={css.note}>{t('storage.text')}</p>
      <Button busy={clear.busy} disabled={use.value.filesBytes === 0} onClick={() => void clear.run()}>
        {t('storage.clear')}
      </Button>
    </section>
  );
}
