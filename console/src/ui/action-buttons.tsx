import { Button } from '../../../web/src/ui/button.tsx';
import { useShortcuts } from '../app/keys.ts';
import { type Key, t } from '../i18n/index.ts';
import { Kbd } from './kbd.tsx';

/** Something that can be done about what a page shows: a button, and a key that does the same. */
export interface PageAction {
  name: Key;
  keys: string;
  kind?: 'primary' | 'danger';
  /** Whether this person may do it as things stand. */
  shown: boolean;
  does: () => void;
}

/** The actions that are shown, in their order, with their keys in force. */
export function ActionButtons({ actions, busy }: { actions: readonly PageAction[]; busy?: boolean }) {
  const shown = actions.filter((action) => action.shown);
  useShortcuts(shown);
  return shown.map((action) => (
    <Button key={action.name} kind={action.kind ?? 'plain'} busy={busy} onClick={action.does}>
      {t(action.name)} <Kbd name={action.keys} />
    </Button>
  ));
}
