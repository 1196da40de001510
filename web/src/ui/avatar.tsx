import { Bookmark, Ghost } from 'lucide-react';
import type { Peer } from '../data/views.ts';
import { useFile } from './use-file.ts';
import css from './avatar.module.css';

/** The hue that stands for a peer where it has no picture, and for its name in groups. */
export function hueOf(id: number): number {
  return HUES[Math.abs(id) % HUES.length] ?? 192;
}

const HUES = [25, 60, 110, 160, 205, 255, 300, 345];

export function initials(name: string): string {
  const words = name
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}\s]/gu, '')
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  const firsts = words.slice(0, 2).map((word) => [...word][0] ?? '');
  return firsts.join('').toLocaleUpperCase();
}

/** The picture of a person or chat, or its initials on its colour. Purely decorative: the name stands beside it. */
export function Avatar({ peer, size = 48, saved = false }: { peer: Peer | undefined; size?: number; saved?: boolean }) {
  const url = useFile(saved ? undefined : peer?.photo?.file);
  const deleted = peer?.kind === 'person' && peer.isDeleted;
  return (
    <span
      className={css.avatar}
      data-size={size > 80 ? 'large' : undefined}
      style={{ '--size': `${size}px`, '--hue': hueOf(peer?.id ?? 0) } as React.CSSProperties}
      data-neutral={saved || deleted || !peer || undefined}
      aria-hidden="true"
    >
      {saved ? (
        <Bookmark size={size * 0.45} />
      ) : deleted ? (
        <Ghost size={size * 0.5} />
      ) : url ? (
        <img src={url} alt="" draggable={false} />
      ) : (
        <span data-initials={initials(peer?.name ?? '')} />
      )}
    </span>
  );
}
