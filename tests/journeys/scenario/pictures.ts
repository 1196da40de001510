import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

/** A JPEG of a flag with a coat of arms on it, four units wide and three high: fine lines between plain fields. */
export const coatOfArms = (width: number): Promise<Buffer> => flagOf('ec', width);

/** The flag of a country, by its code of two letters, as a JPEG four units wide and three high. */
export function flagOf(country: string, width: number): Promise<Buffer> {
  const flag = fileURLToPath(import.meta.resolve(`flag-icons/flags/4x3/${country}.svg`));
  const pixelsWide = 640;
  const density = Math.ceil((72 * width) / pixelsWide);
  return sharp(flag, { density })
    .resize(width, Math.round(width * 0.75))
    .jpeg({ quality: 95 })
    .toBuffer();
}
