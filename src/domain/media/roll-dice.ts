import { refuse } from '../errors.ts';
import type { MessageMedia } from '../messages/content.ts';
import type { World } from '../ports.ts';

/** How many faces each animated emoji has (https://core.telegram.org/api/dice). */
export const diceFaces: Readonly<Record<string, number>> = { '🎲': 6, '🎯': 6, '🎳': 6, '🏀': 5, '⚽': 5, '🎰': 64 };

/** @throws dice-emoticon-invalid */
export function rollDice(world: World, emoticon: string): MessageMedia {
  // Clients send the football with or without its variation selector.
  const plain = emoticon.replaceAll('\ufe0f', '');
  const faces = Object.hasOwn(diceFaces, plain) ? diceFaces[plain] : undefined;
  if (faces === undefined) return refuse('dice-emoticon-invalid');
  return { kind: 'dice', emoticon: plain, value: world.random.below(faces) + 1 };
}
