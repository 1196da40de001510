import type { AccountId } from '../ids.ts';

/** An auth key as the wire made it, plus what `initConnection` told about its device. */
export interface AuthKey {
  /** 16 hex digits of the 8 bytes as they stand on the wire. */
  keyId: string;
  key: Uint8Array;
  createdAt: number;
  /** Unix seconds; temporary keys only. */
  expiresAt?: number;
  /** The permanent key that a temporary one is bound to. */
  boundTo?: string;
  layer?: number;
  device?: DeviceInfo;
}

export interface DeviceInfo {
  apiId: number;
  deviceModel: string;
  systemVersion: string;
  appVersion: string;
  systemLangCode: string;
  langPack: string;
  langCode: string;
}

/** One logged-in device of an account; lies under a permanent auth key. */
export interface Authorization {
  keyId: string;
  /** Decimal signed 64-bit, shown to clients. */
  hash: string;
  account: AccountId;
  createdAt: number;
  activeAt: number;
  address: string;
  device?: DeviceInfo;
  layer?: number;
  /** Signed in but the two-step password is still owed. */
  passwordPending: boolean;
  unconfirmed?: boolean;
}

export interface LoginCode {
  phone: string;
  codeHash: string;
  code: string;
  keyId: string;
  createdAt: number;
  expiresAt: number;
  /** When it went out last, and how often it has. */
  sentAt: number;
  sends: number;
  attempts: number;
  /** The right code was given and only the name is missing (sign-up). */
  accepted: boolean;
  /** The devices on which the number's owner is signed in, if there are any, are still to be told. */
  devicesOwed: boolean;
}

export interface LoginToken {
  /** base64. */
  token: string;
  keyId: string;
  expiresAt: number;
  /** From where the device that shows it connects. */
  address: string;
  /** Under which its authorization will be listed, like `Authorization.hash`. */
  hash: string;
  /** Who let the device in. */
  account?: AccountId;
}

/** A number of this server's own with the code that signs its first user up. */
export interface SignUpInvite {
  phone: string;
  code: string;
  expiresAt: number;
}

export interface AuthRepository {
  key(keyId: string): Promise<AuthKey | undefined>;
  putKey(key: AuthKey): Promise<void>;
  removeKey(keyId: string): Promise<boolean>;
  bindKey(temporary: string, permanent: string, expiresAt: number): Promise<void>;
  /** Temporary keys bound to this permanent key, the newest first. */
  boundKeys(permanent: string): Promise<string[]>;
  setDevice(keyId: string, layer: number, device: DeviceInfo | undefined): Promise<void>;
  /** Temporary keys that ended before a moment. */
  expiredKeys(before: number, limit: number): Promise<string[]>;
  /** Permanent keys under which nobody is signed in since before a moment, and to which no temporary one is bound. */
  unusedKeys(before: number, limit: number): Promise<string[]>;

  authorization(keyId: string): Promise<Authorization | undefined>;
  authorizationByHash(account: AccountId, hash: string): Promise<Authorization | undefined>;
  authorizations(account: AccountId): Promise<Authorization[]>;
  /** All keys under which these accounts are signed in, temporary ones as well. */
  keysOfAll(accounts: readonly AccountId[]): Promise<string[]>;
  putAuthorization(authorization: Authorization): Promise<void>;
  touchAuthorization(keyId: string, activeAt: number, address: string): Promise<void>;
  /** `at`: from when on the key is unused. */
  removeAuthorization(keyId: string, at: number): Promise<boolean>;

  loginCode(phone: string, codeHash: string): Promise<LoginCode | undefined>;
  latestLoginCode(phone: string): Promise<LoginCode | undefined>;
  putLoginCode(code: LoginCode): Promise<void>;
  removeLoginCodes(phone: string): Promise<void>;
  /** Codes of which the devices of their numbers' owners are still to be told, oldest first. */
  owedLoginCodes(limit: number): Promise<LoginCode[]>;
  /** How many codes were made for this number since a moment. */
  countLoginCodes(phone: string, since: number): Promise<number>;
  /** Forgets codes made before a moment and login tokens that ran out before it; returns how many. */
  removeOldLogins(before: number, limit: number): Promise<number>;

  signUpInvite(phone: string): Promise<SignUpInvite | undefined>;
  putSignUpInvite(invite: SignUpInvite): Promise<void>;
  removeSignUpInvite(phone: string): Promise<void>;

  loginToken(token: string): Promise<LoginToken | undefined>;
  loginTokenOfKey(keyId: string): Promise<LoginToken | undefined>;
  putLoginToken(token: LoginToken): Promise<void>;
  removeLoginToken(token: string): Promise<void>;
}
