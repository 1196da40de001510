import type { PeerId } from '#domain';
import { refuseSafety } from './errors.ts';

/**
 * What is judged. Peers are marked ids (an account is positive, a basic group is -id, a supergroup or channel is
 * -(10^12 + id)). A message of a basic group or private chat lies in its members' mailboxes, so `mailbox` names whose
 * copy was meant; for a channel or supergroup it equals the peer.
 */
export type SubjectRef =
  | { readonly kind: 'account'; readonly id: PeerId }
  | { readonly kind: 'bot'; readonly id: PeerId }
  | { readonly kind: 'chat'; readonly id: PeerId }
  | { readonly kind: 'message'; readonly mailbox: PeerId; readonly peer: PeerId; readonly messageId: number }
  | { readonly kind: 'media'; readonly id: number };

export type SubjectKind = SubjectRef['kind'];
export type SubjectKey = string;

/** Public dissemination (channels, public groups, bots with public reach) or private to its members; duties differ. */
export type Visibility = 'public' | 'private';

/** One stable text per subject; equal subjects have equal keys. */
export function subjectKey(subject: SubjectRef): SubjectKey {
  switch (subject.kind) {
    case 'message':
      return `message:${subject.mailbox}:${subject.peer}:${subject.messageId}`;
    default:
      return `${subject.kind}:${subject.id}`;
  }
}

/** The inverse of `subjectKey`. Refuses `subject-invalid`. */
export function parseSubjectKey(key: SubjectKey): SubjectRef {
  const [kind, ...rest] = key.split(':');
  const numbers = rest.map((part) => (/^-?\d{1,16}$/.test(part) ? Number(part) : Number.NaN));
  const [first, second, third] = numbers;
  if (
    kind === 'message' &&
    numbers.length === 3 &&
    first !== undefined &&
    second !== undefined &&
    third !== undefined
  ) {
    return checkSubject({ kind, mailbox: first, peer: second, messageId: third });
  }
  if (numbers.length === 1 && first !== undefined) {
    if (kind === 'account' || kind === 'bot' || kind === 'chat' || kind === 'media') {
      return checkSubject({ kind, id: first });
    }
  }
  return refuseSafety('subject-invalid', { subject: key });
}

/** Returns the subject when its numbers fit its kind; refuses `subject-invalid` otherwise. */
export function checkSubject(subject: SubjectRef): SubjectRef {
  if (!fits(subject)) refuseSafety('subject-invalid', { subject: subjectKey(subject) });
  return subject;
}

function fits(subject: SubjectRef): boolean {
  switch (subject.kind) {
    case 'account':
    case 'bot':
      return Number.isSafeInteger(subject.id) && subject.id > 0;
    case 'chat':
      return Number.isSafeInteger(subject.id) && subject.id < 0;
    case 'media':
      return Number.isSafeInteger(subject.id) && subject.id > 0;
    case 'message':
      return (
        Number.isSafeInteger(subject.mailbox) &&
        subject.mailbox !== 0 &&
        Number.isSafeInteger(subject.peer) &&
        subject.peer !== 0 &&
        Number.isSafeInteger(subject.messageId) &&
        subject.messageId > 0
      );
  }
}
