/** How a sign-in goes on: what the page has to ask next. */
export type SignInStep =
  | { next: 'code'; sentBy: 'app' | 'sms' | 'call' | 'email' | 'other'; length?: number }
  | { next: 'name' }
  | { next: 'password'; hint?: string; hasRecovery: boolean }
  /** The account is suspended; with what was proven its person opens the reasons. */
  | { next: 'suspended'; phone: string; codeHash: string; code: string }
  | { next: 'done' };

/** Signing in and out. */
export interface SignInVerbs {
  sendCode(phone: string): Promise<SignInStep>;
  signIn(code: string): Promise<SignInStep>;
  signUp(firstName: string, lastName: string): Promise<SignInStep>;
  checkPassword(password: string): Promise<SignInStep>;
  resendCode(): Promise<SignInStep>;
  /** Sends a code to the address for a forgotten password; returns it with its middle hidden. */
  requestRecovery(): Promise<string>;
  /** Removes the forgotten password and goes on. */
  recoverPassword(code: string): Promise<SignInStep>;
  qrToken(): Promise<{ url: string; expires: number } | SignInStep>;
  countries(): Promise<{ iso: string; name: string; code: string }[]>;
  signOut(): Promise<void>;
}
