import { lazy, Suspense } from 'react';
import { useApp, useDialog, useFetched } from '../../app/context.tsx';
import { SERVICE_ACCOUNT } from '../../data/views.ts';

const PendingReset = lazy(() =>
  import('../settings/pending-reset.tsx').then((module) => ({ default: module.PendingReset })),
);

/**
 * Somebody asked on one device that the second password be removed: said above the chats on all of them, with one press that
 * ends it. The service account writes of each step, so that its newest message tells when to look again; whoever deletes its chat
 * hides nothing by that.
 */
export function PasswordNews() {
  const { messenger } = useApp();
  const told = useDialog(SERVICE_ACCOUNT)?.topId;
  const { value, again } = useFetched(() => messenger.passwordState(), String(told));
  const goneAt = value?.goneAt;
  if (goneAt === undefined) return null;
  return (
    <Suspense>
      <PendingReset goneAt={goneAt} onDone={again} />
    </Suspense>
  );
}
