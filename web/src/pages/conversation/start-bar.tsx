import { useApp } from '../../app/context.tsx';
import { go } from '../../app/route.ts';
import type { PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { FailedLine } from '../../ui/states.tsx';
import { useAction } from '../../ui/use-action.ts';
import css from './conversation.module.css';

/** How one begins with a bot, which may not write first. */
export function StartBar({ bot, parameter }: { bot: PeerId; parameter: string | undefined }) {
  const { messenger } = useApp();
  const start = useAction(async () => {
    await messenger.startBot(bot, parameter ?? '');
    go({ at: 'chat', id: bot }, true);
  });
  return (
    <div className={css.bar}>
      <Button kind="primary" busy={start.busy} onClick={() => void start.run()}>
        {t('bot.start')}
      </Button>
      <FailedLine error={start.error} />
    </div>
  );
}
