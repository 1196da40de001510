import type { Language } from '#lib/language/languages.ts';
import { say } from '#lib/language/say.ts';
import type { Authorization } from './repository.ts';
import { signInWords } from './words/index.ts';

/** A device and its address in words, for messages to the account's other devices. */
export function describeDevice(lang: Language, { device, address }: Authorization): string {
  const words = signInWords[lang];
  const what = [device?.deviceModel, device?.systemVersion, device?.appVersion].filter(Boolean).join(', ');
  return say(lang, words.device, { device: what || words.unknown, address });
}
