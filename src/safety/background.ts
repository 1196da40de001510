import type { SafetyContext } from './ports.ts';

/** The same desk for what nobody waits for at a screen: each of its writes lets those of people go first. */
export function inBackground(safety: SafetyContext): SafetyContext {
  const { store } = safety;
  return { ...safety, store: { read: store.read, write: (work) => store.write(work, 'background') } };
}
