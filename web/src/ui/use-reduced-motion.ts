import { useSyncExternalStore } from 'react';

const asked = matchMedia('(prefers-reduced-motion: reduce)');

function subscribe(changed: () => void): () => void {
  asked.addEventListener('change', changed);
  return () => asked.removeEventListener('change', changed);
}

/** Whether one asked one's device for less motion: then nothing plays by itself. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(subscribe, () => asked.matches);
}
