import { PERMISSIONS, type Permission } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Switch } from '../../ui/switch.tsx';

interface PermissionSwitchesProps {
  denied: Permission[];
  /** What nobody may anyway: said, and not offered. */
  takenFromAll?: readonly Permission[];
  onChange: (denied: Permission[]) => void;
}

/** One switch for each thing that members may do: on means allowed. */
export function PermissionSwitches({ denied, takenFromAll = [], onChange }: PermissionSwitchesProps) {
  return PERMISSIONS.map((permission) =>
    takenFromAll.includes(permission) ? (
      <p key={permission} data-quiet>
        {t('rights.takenFromAll', { what: t(`permission.${permission}`) })}
      </p>
    ) : (
      <Switch
        key={permission}
        label={t(`permission.${permission}`)}
        on={!denied.includes(permission)}
        onChange={(on) => onChange(on ? denied.filter((it) => it !== permission) : [...denied, permission])}
      />
    ),
  );
}
