import sharp from 'sharp';
import type { TelegramClient } from '@mtcute/node';

/**
 * An invented network for tests: a choir that trades lamp-lighting poems. Everything is made by rules from a number, so
 * that a returned member can be compared with the one that was removed.
 */
const lamps = 'wick lantern brazier taper candle beacon torch ember spark glow'.split(' ');
const places = 'harbour quay tower alley bridge orchard mill cellar rooftop ferry'.split(' ');
const deeds = 'kindles carries trims shields mends counts borrows hides polishes remembers'.split(' ');
const times = 'dusk midnight dawn noon winter harvest thaw market storm eclipse'.split(' ');

const pick = (list: readonly string[], number: number): string => list[((number % 10) + 10) % 10] ?? '';

/** A poem of four lines; poems of different numbers share few words in a row. */
export function poem(number: number): string {
  const line = (at: number): string => {
    const seed = number * 7 + at * 3 + Math.floor(number / 10) * at;
    return `${pick(times, seed + at)} ${pick(deeds, seed * 3 + number)} the ${pick(lamps, seed + 2 * number)} of number ${number * 13 + at * 5} near the ${pick(places, seed * 7 + 1)}`;
  };
  return [0, 1, 2, 3].map(line).join('\n');
}

/** An avatar with an irregular pattern of its own, as PNG. */
export async function avatarOf(number: number): Promise<Buffer> {
  const side = 400;
  const pixels = Buffer.alloc(side * side * 3);
  let state = number * 7919 + 13;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const spots = Array.from({ length: 14 }, () => ({ x: random(), y: random(), r: 0.05 + random() * 0.2, v: random() }));
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      let value = 60 + (60 * (x + y)) / (2 * side);
      for (const spot of spots) {
        const far = Math.hypot(x / side - spot.x, y / side - spot.y) / spot.r;
        if (far < 1) value += (spot.v - 0.4) * 260 * (1 - far);
      }
      const at = (y * side + x) * 3;
      pixels.fill(Math.max(0, Math.min(255, Math.round(value))), at, at + 3);
    }
  }
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer();
}

/** The same avatar as a copyist saves it: smaller, with a narrow cut and coarse JPEG. */
export async function reencoded(picture: Buffer): Promise<Buffer> {
  const cut = await sharp(picture).extract({ left: 6, top: 6, width: 388, height: 388 }).toBuffer();
  return sharp(cut).resize(320, 320).jpeg({ quality: 40 }).toBuffer();
}

/** A public channel with an avatar. Returns its id. */
export async function openChannel(
  client: TelegramClient,
  channel: { title: string; username: string; avatar?: Buffer },
): Promise<number> {
  const { id } = await client.createChannel({ title: channel.title, description: '' });
  if (channel.avatar) {
    await client.setChatPhoto({ chatId: id, type: 'photo', media: channel.avatar });
  }
  await client.call({
    _: 'channels.updateUsername',
    channel: await client.resolveChannel(id),
    username: channel.username,
  });
  return id;
}
