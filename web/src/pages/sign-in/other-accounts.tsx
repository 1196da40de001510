import { UserRoundCheck } from 'lucide-react';
import { knownAccounts } from '../../app/accounts.ts';
import { useApp } from '../../app/context.tsx';
import { switchTo } from '../../app/slot.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';

/** The way back for one who came here to add an account, or whose other account was signed out. */
export function OtherAccounts() {
  const { slot } = useApp();
  return knownAccounts()
    .filter((account) => account.slot !== slot)
    .map((account) => (
      <Button
        key={account.slot}
        kind="quiet"
        wide
        icon={<UserRoundCheck size={18} />}
        onClick={() => switchTo(account.slot)}
      >
        {t('signIn.goOnAs', { name: account.name })}
      </Button>
    ));
}
