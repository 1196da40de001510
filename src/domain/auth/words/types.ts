import type { Text } from '#lib/language/say.ts';

/** What a person's devices are told of sign-ins, in one language. */
export interface SignInWords {
  /** The code comes first: clients show the beginning of a message. */
  readonly code: Text;
  readonly codeKeep: string;
  readonly newLogin: Text;
  readonly device: Text;
  readonly unknown: string;
  readonly notYou: string;
}
