import { SERVICE_ACCOUNT } from '#domain';
import type { Digest, Preserver } from '../ports.ts';
import type { SubjectRef } from '../subjects.ts';
import { subjectKey } from '../subjects.ts';
import { stateOf } from './state.ts';
import { domainOf, writeOf } from './tx.ts';

/** Encrypts with the vault's own key, so that a copy of the database alone shows nothing. */
export interface VaultCipher {
  close(text: string): string;
  open(sealed: string): string;
}

/** Newest messages of a chat that are kept with it. */
const messagesKept = 1000;

const rowKey = (ref: string): string => `vault:${ref}`;

/** Seals what the messenger holds of a subject: its state, and for a chat its newest messages. */
export function sealedVault(cipher: VaultCipher, digest: Digest, token: () => string): Preserver {
  return {
    async seal(tx, subject) {
      const write = writeOf(tx);
      const history = subject.kind === 'chat' ? await chatHistory(tx, subject) : [];
      const text = JSON.stringify({ subject: subjectKey(subject), state: await stateOf(write, subject), history });
      const ref = token();
      await write.accounts.putSetting(SERVICE_ACCOUNT, rowKey(ref), cipher.close(text));
      return { ref, digest: digest(text), sizeBytes: new TextEncoder().encode(text).length };
    },
    async open(tx, ref) {
      const sealed = await domainOf(tx).accounts.setting<string>(SERVICE_ACCOUNT, rowKey(ref));
      return sealed === undefined ? undefined : cipher.open(sealed);
    },
    async destroy(tx, ref) {
      await writeOf(tx).accounts.removeSetting(SERVICE_ACCOUNT, rowKey(ref));
    },
  };
}

async function chatHistory(tx: Parameters<Preserver['seal']>[0], subject: SubjectRef & { kind: 'chat' }) {
  const domain = domainOf(tx);
  const chat = await domain.chats.get(subject.id);
  if (!chat) return [];
  // A basic group's messages lie in its members' mailboxes; the creator's copy stands for all.
  const mailbox = chat.kind === 'group' ? chat.creator : chat.id;
  return domain.messages.history({ mailbox, peer: chat.id, limit: messagesKept });
}
