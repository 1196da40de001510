/** Programs that the suite uses when they are installed. */
export type Program = 'chromium' | 'postgres' | 'nats' | 'telethon' | 'python-telegram-bot' | 'ffmpeg';

/** Names in TOCSIN_REQUIRE: a program that is missing fails the suite there instead of skipping its tests. */
export const required = (): Set<string> => new Set((process.env.TOCSIN_REQUIRE ?? '').split(',').filter(Boolean));

/**
 * The message under which a test is skipped when `found` is undefined, for node:test's `skip` option; false to run it.
 * Throws when the program is required.
 */
export function skipWithout(program: Program, found: unknown): string | false {
  if (found !== undefined && found !== false) return false;
  if (required().has(program)) throw new Error(`${program} is required by TOCSIN_REQUIRE and was not found`);
  return `skipped: ${program}`;
}
