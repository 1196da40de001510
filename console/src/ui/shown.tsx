import type { ReactNode } from 'react';
import { Skeleton } from '../../../web/src/ui/states.tsx';
import type { Fetched } from '../api/use-call.ts';
import { Failed } from './failed.tsx';

/** What a call answered; grey lines while it is under way, and what went wrong when it failed. */
export function Shown<T>({
  of,
  rows = 5,
  children,
}: {
  of: Fetched<T>;
  rows?: number;
  children: (value: T) => ReactNode;
}) {
  if (of.value !== undefined) return children(of.value);
  if (of.error !== undefined) return <Failed error={of.error} again={of.again} />;
  return <Skeleton rows={rows} round={false} />;
}
