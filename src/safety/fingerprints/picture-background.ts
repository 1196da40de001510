import { createMultiIndex } from './multi-index.ts';
import type { PictureQuery, PictureSketch } from './sketch-picture.ts';

/** The avatars in use on this server, one hash each: tells whether a removed avatar is everybody's picture. */
export interface PictureBackground {
  note(picture: PictureQuery, owner: number): void;
  /** How many owners outside `except` use a version of this picture. */
  frequency(sketch: PictureSketch, except: ReadonlySet<number>): number;
}

export function createPictureBackground(): PictureBackground {
  const index = createMultiIndex();
  return {
    note: (picture, owner) => index.add(picture.pdq, 0, owner),
    frequency(sketch, except) {
      const owners = new Set<number>();
      for (let view = 0; view < 2; view++) {
        index.near(sketch.pdq, view * 8, 31, (owner) => {
          if (!except.has(owner)) owners.add(owner);
        });
      }
      return owners.size;
    },
  };
}
