import { abridged } from './abridged.ts';
import type { Framing, FramingName, FramingOptions } from './framing.ts';
import { full } from './full.ts';
import { intermediate, paddedIntermediate } from './intermediate.ts';

/** A fresh framing for one connection. */
export function createFraming(name: FramingName, options: FramingOptions): Framing {
  switch (name) {
    case 'abridged':
      return abridged(options);
    case 'intermediate':
      return intermediate(options);
    case 'padded':
      return paddedIntermediate(options);
    case 'full':
      return full(options);
  }
}
