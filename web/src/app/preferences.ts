import { useSyncExternalStore } from 'react';
import type { SkinTone } from '../pages/conversation/composer/skin-tone.ts';
import { isSpoken, type Language } from '../i18n/index.ts';

export type Theme = 'system' | 'light' | 'dark';
export const ACCENTS = ['teal', 'indigo', 'plum', 'rust', 'moss', 'graphite'] as const;
export type Accent = (typeof ACCENTS)[number];
export const WALLPAPERS = ['plain', 'dots', 'weave', 'glow'] as const;
export type Wallpaper = (typeof WALLPAPERS)[number];

/** What belongs to this browser and not to the account. */
export interface Preferences {
  theme: Theme;
  accent: Accent;
  wallpaper: Wallpaper;
  language: Language | 'system';
  notifications: boolean;
  /** Also while no tab is open. */
  push: boolean;
  /** Notifications show names and texts. */
  previews: boolean;
  enterSends: boolean;
  /** Of emoji that show a person or a hand. */
  skinTone: SkinTone;
}

const KEY = 'tocsin.preferences';
const DEFAULTS: Preferences = {
  theme: 'system',
  accent: 'teal',
  wallpaper: 'dots',
  language: 'system',
  notifications: false,
  push: false,
  previews: false,
  enterSends: true,
  skinTone: '',
};

let current = load();
const listeners = new Set<() => void>();

function load(): Preferences {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) };
  } catch {
    return DEFAULTS;
  }
}

export function preferences(): Preferences {
  return current;
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  localStorage.setItem(KEY, JSON.stringify(current));
  applyLook();
  for (const listener of listeners) listener();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

const isKnown = (code: string): code is Language => isSpoken(code) || code === 'qps-plocm';

/** The language to speak: what was chosen, otherwise the first of the browser's, as far as `speaks` says that it can be. */
export function chosenLanguage(speaks: (code: string) => code is Language = isKnown): Language {
  const wanted: string[] = [current.language, ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find(speaks) ?? 'en';
}

const dark = matchMedia('(prefers-color-scheme: dark)');

export function applyLook(): void {
  const root = document.documentElement;
  const theme = current.theme === 'system' ? (dark.matches ? 'dark' : 'light') : current.theme;
  root.dataset.theme = theme;
  root.dataset.accent = current.accent;
  root.dataset.wallpaper = current.wallpaper;
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', theme === 'dark' ? '#17191b' : '#ffffff');
}

dark.addEventListener('change', applyLook);
