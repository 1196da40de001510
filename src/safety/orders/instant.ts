import { refuseSafety } from '../errors.ts';

const withOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A moment with its offset, as ms. A time without an offset names no moment and is refused. */
export function readInstant(text: string, field: string): number {
  const ms = withOffset.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isFinite(ms))
    refuseSafety('field-invalid', { field, why: 'write date, time and offset, for example 2026-03-01T14:05:00+01:00' });
  return ms;
}
