import { type Clock, refuse } from '#domain';
import { createLru } from '#lib/lru.ts';
import { addressGroup } from '#wire';
import type { Call } from './context.ts';
import type { MethodName } from './method.ts';

/** A token bucket: `burst` calls at once, then one each `everyMs`. */
interface Allowance {
  burst: number;
  everyMs: number;
  /** Counted per account, or per client address (before sign-in). */
  per: 'account' | 'address';
}

/** Calls that cost more than others or are worth guessing with. Everything else shares `general`. */
const allowances: Partial<Record<MethodName, Allowance>> = {
  'auth.sendCode': { burst: 10, everyMs: 30_000, per: 'address' },
  'auth.resendCode': { burst: 5, everyMs: 30_000, per: 'address' },
  'auth.signIn': { burst: 20, everyMs: 10_000, per: 'address' },
  'auth.signUp': { burst: 10, everyMs: 60_000, per: 'address' },
  'auth.checkPassword': { burst: 10, everyMs: 30_000, per: 'address' },
  'auth.recoverPassword': { burst: 5, everyMs: 60_000, per: 'address' },
  'auth.requestPasswordRecovery': { burst: 5, everyMs: 60_000, per: 'address' },
  'auth.exportLoginToken': { burst: 60, everyMs: 5_000, per: 'address' },
  'account.sendChangePhoneCode': { burst: 5, everyMs: 60_000, per: 'account' },
  'account.changePhone': { burst: 10, everyMs: 30_000, per: 'account' },
  'account.deleteAccount': { burst: 10, everyMs: 30_000, per: 'account' },
  'account.getPasswordSettings': { burst: 10, everyMs: 30_000, per: 'account' },
  'account.updatePasswordSettings': { burst: 10, everyMs: 30_000, per: 'account' },
  'account.resendPasswordEmail': { burst: 5, everyMs: 60_000, per: 'account' },
  'account.checkUsername': { burst: 60, everyMs: 1_000, per: 'account' },
  'auth.importBotAuthorization': { burst: 20, everyMs: 5_000, per: 'address' },
  'contacts.importContacts': { burst: 10, everyMs: 60_000, per: 'account' },
  'contacts.resolvePhone': { burst: 20, everyMs: 30_000, per: 'account' },
  'contacts.importContactToken': { burst: 20, everyMs: 30_000, per: 'account' },
  'contacts.resolveUsername': { burst: 100, everyMs: 3_000, per: 'account' },
  'contacts.search': { burst: 50, everyMs: 1_000, per: 'account' },
  'messages.searchGlobal': { burst: 30, everyMs: 1_000, per: 'account' },
  'messages.createChat': { burst: 10, everyMs: 60_000, per: 'account' },
  'channels.createChannel': { burst: 10, everyMs: 60_000, per: 'account' },
  'account.updateUsername': { burst: 10, everyMs: 60_000, per: 'account' },
  'messages.sendMessage': { burst: 60, everyMs: 500, per: 'account' },
  'messages.sendMedia': { burst: 30, everyMs: 1_000, per: 'account' },
  'messages.sendMultiMedia': { burst: 30, everyMs: 1_000, per: 'account' },
  'messages.importChatInvite': { burst: 20, everyMs: 10_000, per: 'account' },
  'messages.checkChatInvite': { burst: 50, everyMs: 2_000, per: 'account' },
  'messages.addChatUser': { burst: 50, everyMs: 5_000, per: 'account' },
  'channels.joinChannel': { burst: 20, everyMs: 10_000, per: 'account' },
  'channels.inviteToChannel': { burst: 50, everyMs: 5_000, per: 'account' },
  'messages.forwardMessages': { burst: 30, everyMs: 1_000, per: 'account' },
};

const general: Allowance = { burst: 300, everyMs: 30, per: 'account' };
/** Uploads and downloads come in thousands of small parts. */
const files: Allowance = { burst: 4_000, everyMs: 2, per: 'account' };

const bucketsRemembered = 200_000;

export interface FloodGuard {
  /** Throws `flood-wait` with the whole seconds until the call would be allowed. */
  check(method: MethodName, call: Pick<Call, 'account' | 'address' | 'keyId'>): void;
}

export function createFloodGuard(clock: Clock, enabled: boolean): FloodGuard {
  const buckets = createLru<string, { left: number; atMs: number }>(bucketsRemembered);
  return {
    check(method, call) {
      if (!enabled) return;
      const own = allowances[method];
      const allowance = own ?? (method.startsWith('upload.') ? files : general);
      const who = allowance.per === 'address' || call.account === 0 ? addressGroup(call.address) : String(call.account);
      const name = `${who} ${own ? method : allowance === files ? 'files' : 'general'}`;
      const now = clock.nowMs();
      const bucket = buckets.get(name) ?? { left: allowance.burst, atMs: now };
      bucket.left = Math.min(allowance.burst, bucket.left + Math.max(0, now - bucket.atMs) / allowance.everyMs);
      bucket.atMs = now;
      buckets.set(name, bucket);
      if (bucket.left < 1)
        refuse('flood-wait', { waitS: Math.max(1, Math.ceil(((1 - bucket.left) * allowance.everyMs) / 1000)) });
      bucket.left -= 1;
    },
  };
}
