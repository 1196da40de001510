import Long from 'long';
import type { ReportReason } from '../../data/verbs/messages.ts';
import type { Device, PeerId } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { absorb, inputPeer } from '../peers.ts';
import { createTransfer } from '../transfer.ts';
import { upload } from './upload.ts';

export async function updateProfile(
  account: Account,
  change: { firstName: string; lastName: string; about: string },
): Promise<void> {
  absorb(account, [await account.client.call({ _: 'account.updateProfile', ...change })], []);
}

export async function setUsername(account: Account, username: string): Promise<void> {
  absorb(account, [await account.client.call({ _: 'account.updateUsername', username })], []);
}

export async function checkUsername(account: Account, username: string): Promise<boolean> {
  return account.client.call({ _: 'account.checkUsername', username });
}

export async function setPhoto(account: Account, photo: Blob | undefined): Promise<void> {
  if (!photo) {
    const answer = await account.client.call({ _: 'photos.updateProfilePhoto', id: { _: 'inputPhotoEmpty' } });
    absorb(account, answer.users, []);
  } else {
    const file = await upload(account, photo, 'photo.jpg', createTransfer(), () => {});
    const answer = await account.client.call({ _: 'photos.uploadProfilePhoto', file });
    absorb(account, answer.users, []);
  }
  absorb(account, await account.client.call({ _: 'users.getUsers', id: [{ _: 'inputUserSelf' }] }), []);
}

/** Web push among the kinds of `account.registerDevice`, as Telegram's own web clients name it. */
const WEB_PUSH = 10;

/** Asks for notifications while no tab is open; `token` is the JSON of the browser's subscription. */
export async function registerPush(account: Account, token: string): Promise<void> {
  const device = { tokenType: WEB_PUSH, token, appSandbox: false, secret: new Uint8Array(), otherUids: [] };
  await account.client.call({ _: 'account.registerDevice', ...device });
}

export async function unregisterPush(account: Account, token: string): Promise<void> {
  await account.client.call({ _: 'account.unregisterDevice', tokenType: WEB_PUSH, token, otherUids: [] });
}

export async function devices(account: Account): Promise<Device[]> {
  const answer = await account.client.call({ _: 'account.getAuthorizations' });
  return answer.authorizations.map((row) => ({
    hash: row.hash.toString(),
    name: row.deviceModel,
    app: `${row.appName} ${row.appVersion}`.trim(),
    place: [row.region, row.country].filter(Boolean).join(', '),
    ip: row.ip,
    activeAt: row.dateActive,
    current: row.current ?? false,
  }));
}

export async function endDevice(account: Account, hash: string): Promise<void> {
  await account.client.call({ _: 'account.resetAuthorization', hash: Long.fromString(hash) });
}

export async function endOtherDevices(account: Account): Promise<void> {
  await account.client.call({ _: 'auth.resetAuthorizations' });
}

/** What a sign-in code says, as every client writes it. */
const LOGIN_CODE = /^tg:\/\/login\?token=([\w-]{16,64})={0,2}$/;

export async function acceptDevice(account: Account, code: string): Promise<string> {
  const token = loginTokenOf(code);
  if (!token) throw new Error('AUTH_TOKEN_INVALID');
  const device = await account.client.call({ _: 'auth.acceptLoginToken', token });
  return [device.deviceModel, device.appName].filter(Boolean).join(', ');
}

function loginTokenOf(code: string): Uint8Array | undefined {
  const token = LOGIN_CODE.exec(code.trim())?.[1];
  if (!token) return undefined;
  return Uint8Array.from(atob(token.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));
}

/** What the server calls our reasons in the options that it offers. */
const OPTIONS: Record<ReportReason, string> = {
  spam: 'spam',
  scam: 'scam',
  violence: 'violence',
  terrorism: 'terrorism',
  porn: 'pornography',
  childAbuse: 'child-abuse',
  hate: 'hate',
  selfHarm: 'self-harm',
  copyright: 'copyright',
  drugs: 'illegal-drugs',
  personal: 'personal-details',
  fake: 'fake-account',
  other: 'other',
};
const decoder = new TextDecoder();
const MAX_STEPS = 5;

/** Reports messages, or without ids a whole chat or person, by walking the server's tree of options. */
export async function report(
  account: Account,
  chatId: PeerId,
  ids: number[],
  reason: ReportReason,
  comment: string,
): Promise<void> {
  const peer = inputPeer(account, chatId);
  let option: Uint8Array = new Uint8Array();
  for (let step = 0; step < MAX_STEPS; step++) {
    const answer = await account.client.call({ _: 'messages.report', peer, id: ids, option, message: comment });
    if (answer._ === 'reportResultReported') return;
    if (answer._ === 'reportResultChooseOption') {
      const fitting =
        answer.options.find((it) => decoder.decode(it.option) === OPTIONS[reason]) ?? answer.options.at(-1);
      if (!fitting) break;
      option = fitting.option;
    } else {
      option = answer.option;
    }
  }
  throw new Error('REPORT_NOT_TAKEN');
}
