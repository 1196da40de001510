import { useEffect, useState } from 'react';
import { type App, useApp } from '../../../app/context.tsx';
import type { Document } from '../../../data/views.ts';
import { StickerPicture } from './media/sticker.tsx';
import css from './rich-text.module.css';

/** Pictures that were asked for in this tab. What is not known here is asked for once for all places that show it. */
const known = new Map<string, Promise<Document | undefined>>();
const AT_ONCE = 100;

const wanted: { id: string; found: (picture: Document | undefined) => void }[] = [];

/** Gathers what one drawing of the page asks for into one request. */
function pictureOf(app: App, id: string): Promise<Document | undefined> {
  let picture = known.get(id);
  if (!picture) {
    if (wanted.length === 0) queueMicrotask(() => ask(app));
    picture = new Promise((found) => wanted.push({ id, found }));
    known.set(id, picture);
  }
  return picture;
}

function ask(app: App): void {
  const asked = wanted.splice(0, AT_ONCE);
  app.messenger.customEmoji(asked.map(({ id }) => id)).then(
    (pictures) => {
      for (const { id, found } of asked) found(pictures.find((it) => it.id === id)?.picture);
    },
    () => {
      for (const { id, found } of asked) {
        known.delete(id);
        found(undefined);
      }
    },
  );
  if (wanted.length > 0) queueMicrotask(() => ask(app));
}

/** The picture of a custom emoji: undefined until it is there, null where there is none. */
export function useCustomEmoji(id: string | undefined): Document | null | undefined {
  const app = useApp();
  const [picture, setPicture] = useState<Document | null>();
  useEffect(() => {
    let current = true;
    if (id !== undefined && /^\d{1,19}$/.test(id))
      void pictureOf(app, id).then((found) => current && setPicture(found ?? null));
    return () => {
      current = false;
    };
  }, [app, id]);
  return picture;
}

/** A picture that stands in a text; until it is there, or where it cannot be shown, the emoji that it stands for. */
export function CustomEmoji({ id, text }: { id: string; text: string }) {
  const picture = useCustomEmoji(id);
  if (!picture) return <>{text}</>;
  return (
    <span className={css.emoji} role="img" aria-label={text}>
      <StickerPicture sticker={picture} instead={text} />
    </span>
  );
}
