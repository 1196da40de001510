import type { SubjectLabel } from '../../../src/safety/index.ts';
import { useCall } from '../api/use-call.ts';

const LABELS = 150;

/** What subjects are called; those that are gone or not read yet are missing. */
export function useLabels(keys: readonly string[]): Readonly<Record<string, SubjectLabel>> {
  const wanted = [...new Set(keys)].slice(0, LABELS).sort();
  const { value } = useCall('GET /labels', wanted.length > 0 ? { query: { keys: wanted.join(',') } } : undefined);
  return value ?? {};
}

/** What one subject is called; `gone` once it is known that nothing has this key any more. */
export function useLabel(key: string): { label: SubjectLabel | undefined; gone: boolean } {
  const { value } = useCall('GET /labels', { query: { keys: key } });
  return { label: value?.[key], gone: value !== undefined && value[key] === undefined };
}
