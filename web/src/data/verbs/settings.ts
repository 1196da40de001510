import type { Device, PeerId } from '../views.ts';

export interface PrivacyRule {
  allow: 'everybody' | 'contacts' | 'nobody';
  /** People, and groups for those who are in them. `never` wins. */
  always: PeerId[];
  never: PeerId[];
}

export type PrivacyKey =
  | 'lastSeen'
  | 'phone'
  | 'findByPhone'
  | 'photo'
  | 'about'
  | 'birthday'
  | 'forwards'
  | 'groups'
  | 'voice';

export interface PasswordState {
  has: boolean;
  hint?: string;
  /** A forgotten password can be removed with a code by e-mail. */
  hasRecovery: boolean;
  /** An address that waits for its code, with its middle hidden. */
  unconfirmed?: string;
  /** It was asked to remove the password; from this second on it goes. */
  goneAt?: number;
}

/** The account itself: its profile, devices, privacy and password. */
export interface SettingsVerbs {
  updateProfile(change: { firstName: string; lastName: string; about: string }): Promise<void>;
  setUsername(username: string): Promise<void>;
  /** Whether the name is free and may be taken. */
  checkUsername(username: string): Promise<boolean>;
  /** Undefined takes the photo away. */
  setPhoto(photo: Blob | undefined): Promise<void>;
  devices(): Promise<Device[]>;
  endDevice(hash: string): Promise<void>;
  endOtherDevices(): Promise<void>;
  /** Lets in the device that shows this code; resolves with its name. */
  acceptDevice(code: string): Promise<string>;
  /** Notifications while no tab is open; `token` is the JSON of the browser's push subscription. */
  registerPush(token: string): Promise<void>;
  unregisterPush(token: string): Promise<void>;
  privacy(key: PrivacyKey): Promise<PrivacyRule>;
  setPrivacy(key: PrivacyKey, rule: PrivacyRule): Promise<void>;
  passwordState(): Promise<PasswordState>;
  /** An empty `next` takes the password away; an `email` waits for the code that is sent to it. */
  setPassword(current: string, next: string, hint: string, email: string): Promise<void>;
  /** Changes nothing but the address for a forgotten password. */
  setPasswordEmail(current: string, email: string): Promise<void>;
  confirmPasswordEmail(code: string): Promise<void>;
  /** Sends the code for the waiting address again. */
  resendPasswordEmail(): Promise<void>;
  /** Forgets the address that was not confirmed. */
  dropPasswordEmail(): Promise<void>;
  /** With the code of `requestRecovery`, on a device that is signed in. */
  removeForgottenPassword(code: string): Promise<void>;
  /** Asks to remove the password, or removes it when the wait is over; resolves with the second until which to wait. */
  resetPassword(): Promise<number | undefined>;
  /** Takes `resetPassword` back. */
  keepPassword(): Promise<void>;
  setLanguage(language: string): Promise<void>;
}
