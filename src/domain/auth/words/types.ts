import type { Text } from '#lib/language/say.ts';

/** What a person's devices are told of sign-ins and of the second password, in one language. */
export interface SignInWords {
  /** The code comes first: clients show the beginning of a message. */
  readonly code: Text;
  readonly codeKeep: string;
  readonly newLogin: Text;
  readonly device: Text;
  readonly unknown: string;
  readonly notYou: string;
  /** Somebody asked to remove a forgotten second password. */
  readonly resetAsked: Text;
  readonly resetNotYou: string;
  readonly resetEnded: string;
  readonly resetDone: string;
}
