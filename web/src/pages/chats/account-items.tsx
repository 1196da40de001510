import { Plus, UserRoundCheck } from 'lucide-react';
import { useEffect } from 'react';
import { knownAccounts, rememberAccount } from '../../app/accounts.ts';
import { useApp, usePeer, useSelf } from '../../app/context.tsx';
import { switchTo } from '../../app/slot.ts';
import { t } from '../../i18n/index.ts';
import type { MenuItems } from '../../ui/menu.tsx';

const MAX_ACCOUNTS = 4;

/** The other accounts of this browser, and room for one more. */
export function useAccountItems(): MenuItems {
  const { slot } = useApp();
  const name = usePeer(useSelf())?.name;
  useEffect(() => {
    if (name) rememberAccount({ slot, name });
  }, [slot, name]);
  const others = knownAccounts().filter((it) => it.slot !== slot);
  const taken = new Set([slot, ...others.map((it) => it.slot)]);
  const free = Array.from({ length: MAX_ACCOUNTS }, (_, index) => index).find((index) => !taken.has(index));
  return [
    ...others.map((it) => ({ label: it.name, icon: <UserRoundCheck size={18} />, does: () => switchTo(it.slot) })),
    free !== undefined && { label: t('menu.addAccount'), icon: <Plus size={18} />, does: () => switchTo(free) },
  ];
}
