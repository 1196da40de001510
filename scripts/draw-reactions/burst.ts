import { animationOf, groupOf, keyed, layerOf } from './lottie.ts';
import { colourOf, frameOf, still } from './paint.ts';
import { readPath } from './path.ts';

const colours = ['#f44336', '#ffb300', '#43a047', '#1e88e5', '#8e24aa', '#fb8c00', '#00acc1', '#d81b60'];

/** Dots that fly out of the middle and fade: what apps play around a reaction. */
export function drawBurst(): object {
  const dots = colours.map((colour, index) => {
    const angle = (index / colours.length) * 2 * Math.PI;
    const curves = readPath('M-14 0a14 14 0 1 1 28 0a14 14 0 1 1 -28 0z');
    const fill = { ty: 'fl', c: still([...colourOf(colour), 1]), o: still(100), r: 1 };
    return groupOf(curves, fill, frameOf(256 + 200 * Math.cos(angle), 256 + 200 * Math.sin(angle)));
  });
  const scale = keyed([0, [20, 20, 100]], [40, [110, 110, 100]]);
  return animationOf([layerOf(dots, scale, undefined, keyed([0, [0]], [6, [100]], [30, [100]], [50, [0]]))]);
}
