import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { MethodName } from './method.ts';

/** A token bucket: `burst` calls at once, then one each `everyS` seconds. */
export interface FloodAllowance {
  burst: number;
  everyS: number;
  /** Counted per account, or per client address: what is called before sign-in, and what is worth guessing with. */
  per: 'account' | 'address';
}

/** Of all that has no row of its own. */
export const generalAllowance: FloodAllowance = { burst: 300, everyS: 0.03, per: 'account' };

/**
 * How often each method may be called: those that cost more than others or are worth guessing with. `upload` is shared by
 * all uploads and downloads, which come in thousands of small parts, and `general` by everything else.
 */
const table = {
  'auth.sendCode': { burst: 10, everyS: 30, per: 'address' },
  'auth.resendCode': { burst: 5, everyS: 30, per: 'address' },
  'auth.signIn': { burst: 20, everyS: 10, per: 'address' },
  'auth.signUp': { burst: 10, everyS: 60, per: 'address' },
  'auth.checkPassword': { burst: 10, everyS: 30, per: 'address' },
  'auth.recoverPassword': { burst: 5, everyS: 60, per: 'address' },
  'auth.requestPasswordRecovery': { burst: 5, everyS: 60, per: 'address' },
  'auth.exportLoginToken': { burst: 60, everyS: 5, per: 'address' },
  'account.sendChangePhoneCode': { burst: 5, everyS: 60, per: 'account' },
  'account.changePhone': { burst: 10, everyS: 30, per: 'account' },
  'account.deleteAccount': { burst: 10, everyS: 30, per: 'account' },
  'account.getPasswordSettings': { burst: 10, everyS: 30, per: 'account' },
  'account.updatePasswordSettings': { burst: 10, everyS: 30, per: 'account' },
  'account.resendPasswordEmail': { burst: 5, everyS: 60, per: 'account' },
  'account.checkUsername': { burst: 60, everyS: 1, per: 'account' },
  'auth.importBotAuthorization': { burst: 20, everyS: 5, per: 'address' },
  'contacts.importContacts': { burst: 10, everyS: 60, per: 'account' },
  'contacts.resolvePhone': { burst: 20, everyS: 30, per: 'account' },
  'contacts.importContactToken': { burst: 20, everyS: 30, per: 'account' },
  'contacts.resolveUsername': { burst: 100, everyS: 3, per: 'account' },
  'contacts.search': { burst: 50, everyS: 1, per: 'account' },
  'messages.searchGlobal': { burst: 30, everyS: 1, per: 'account' },
  'messages.createChat': { burst: 10, everyS: 60, per: 'account' },
  'channels.createChannel': { burst: 10, everyS: 60, per: 'account' },
  'account.updateUsername': { burst: 10, everyS: 60, per: 'account' },
  'messages.sendMessage': { burst: 60, everyS: 0.5, per: 'account' },
  'messages.sendMedia': { burst: 30, everyS: 1, per: 'account' },
  'messages.sendMultiMedia': { burst: 30, everyS: 1, per: 'account' },
  'messages.importChatInvite': { burst: 20, everyS: 10, per: 'account' },
  'messages.checkChatInvite': { burst: 50, everyS: 2, per: 'account' },
  'messages.addChatUser': { burst: 50, everyS: 5, per: 'account' },
  'channels.joinChannel': { burst: 20, everyS: 10, per: 'account' },
  'channels.inviteToChannel': { burst: 50, everyS: 5, per: 'account' },
  'chatlists.joinChatlistInvite': { burst: 10, everyS: 30, per: 'account' },
  'chatlists.checkChatlistInvite': { burst: 50, everyS: 2, per: 'account' },
  'messages.forwardMessages': { burst: 30, everyS: 1, per: 'account' },
  upload: { burst: 4_000, everyS: 0.002, per: 'account' },
  general: generalAllowance,
} satisfies Partial<Record<MethodName | 'upload' | 'general', FloodAllowance>>;

export const floodAllowances: Readonly<Record<string, FloodAllowance>> = table;

/** Whether an allowance can have this name: `general`, `upload`, or a method that the server answers. */
export function mayHaveAllowance(name: string): boolean {
  if (floodAllowances[name]) return true;
  const [, namespace, short] = /^([a-z]+)\.([a-zA-Z]+)$/.exec(name) ?? [];
  if (namespace === undefined || short === undefined) return false;
  return existsSync(join(import.meta.dirname, namespace, `${short}.ts`));
}
