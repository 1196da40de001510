import { DAY, HOUR } from './world-types.ts';
import type { Random } from './random.ts';

/** Links that everybody shares. */
export const COMMON_LINKS = Array.from({ length: 40 }, (_, at) =>
  at % 2 === 0
    ? `https://videos.example/watch?v=${(at * 7919).toString(36)}`
    : `https://en.wikipedia.org/wiki/Article_${at}`,
);

/** Layouts that many channels have in common. */
const COMMON_LAYOUTS: ((text: string) => string)[] = [
  (text) => `📌 ${text}\n\n👉 https://t.me/share #news`,
  (text) => `❗️❗️ ${text}\n➖➖➖\n@subscribe`,
  (text) => `✅ ${text}\n🔗 https://site.example/more`,
  (text) => `🔹 ${text}\n\n#today #now`,
  (text) => `⚡️ ${text}\n\n🆔 @channel`,
];

/** One of the ways in which many lay their posts out: it proves nothing. */
export const commonLayout = (random: Random): ((text: string) => string) => random.pick(COMMON_LAYOUTS);

const SIGNS = [...'🕯🪔🔦💡🌙⭐🌿🪶📯🎐🧭⚓🗝🧱🪵🍂🌾🐚🕊🦉🪁🎼📜🖋🏮🛶⛺🪨🌋🧵'];

/** A layout of a network's own making. */
export function houseLayout(random: Random): { layout: (text: string, random: Random) => string; name: string } {
  const [a = '*', b = '+', c = '=', d = '~'] = random.sample(SIGNS, 4);
  const bar = random.pick(['━━━', '•••', '▪️▪️▪️', '〰️〰️', '═══']);
  const shape = random.int(3);
  const layout = (text: string): string =>
    shape === 0
      ? `${a}${b} ${text}\n${bar}\n${c} ${d}${a}`
      : shape === 1
        ? `${bar}${a}\n${text}\n${b}${c}${bar}`
        : `${a}|${b}|${c}\n${text}\n${bar}${d}`;
  return { layout, name: [a, b, c, d, bar, shape].join('') };
}

/** `count` posting times after `from`, within `spanSeconds`, mostly around `peakHour`. Ascending. */
export function postingTimes(
  random: Random,
  from: number,
  spanSeconds: number,
  count: number,
  peakHour: number,
): number[] {
  const times: number[] = [];
  while (times.length < count) {
    const at = from + random.next() * spanSeconds;
    const hour = (at % DAY) / HOUR;
    const away = Math.min(Math.abs(hour - peakHour), 24 - Math.abs(hour - peakHour));
    if (random.next() < Math.exp(-(away * away) / 18) + 0.06) times.push(Math.round(at));
  }
  return times.sort((a, b) => a - b);
}

/** A public name that no other channel of the week has. */
export const randomHandle = (random: Random): string =>
  `c${random.int(2 ** 31).toString(36)}_${random.int(46_656).toString(36)}x`;
