import { createHash } from 'node:crypto';
import { nodeCrypto, publicKeyOf } from '#lib/node-crypto.ts';
import type { Slot } from '../enforcement/types.ts';
import { refuseSafety } from '../errors.ts';
import type { TargetEffects } from '../operations/types.ts';
import type { ExchangeIdentity, Locator, SafetyContext, SafetyStore, SubjectRecord } from '../ports.ts';
import type { Actor, Role } from '../roles.ts';
import { type SubjectRef, subjectKey } from '../subjects.ts';
import { memorySafetyStore } from './memory-store.ts';

/** What the desk's fake messenger knows of one subject; `slots` is what a client would feel. */
export interface FakeSubject extends SubjectRecord {
  readonly slots: Map<Slot, string>;
  /** Laid ready for a strike; no client feels it. */
  readonly prepared: Map<Slot, string>;
  leaders: number[];
  members: number;
  sessions: number;
  protectedRoles: string[];
}

export interface SafetyWorld {
  readonly safety: SafetyContext;
  readonly subjects: Map<string, FakeSubject>;
  readonly told: { account: number; text: string; statementId: number | null }[];
  readonly sealed: Map<string, string>;
  /** How often `apply` ran for each subject and slot. */
  readonly applied: string[];
  /** How many accounts each strike had, and who was told of it. */
  readonly strikes: number[];
  readonly announced: string[];
  readonly unreachable: Set<number>;
  readonly usernames: Map<string, SubjectRef>;
  nowMs: number;
  add(subject: SubjectRef, facts?: Partial<FakeSubject>): FakeSubject;
  stateOf(): string;
  /** Keeps what the messenger is like now; the result puts it back, as a transaction that fails does. */
  remember(): () => void;
}

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** A small messenger for unit tests of the desk: subjects with slots, a settable clock, counted tokens. */
export function safetyWorld(store: SafetyStore = memorySafetyStore()): SafetyWorld {
  const subjects = new Map<string, FakeSubject>();
  let tokens = 0;
  const need = (subject: SubjectRef): FakeSubject =>
    subjects.get(subjectKey(subject)) ?? refuseSafety('subject-unknown', { subject: subjectKey(subject) });
  const world: SafetyWorld = {
    subjects,
    told: [],
    sealed: new Map(),
    applied: [],
    strikes: [],
    announced: [],
    unreachable: new Set(),
    usernames: new Map(),
    nowMs: Date.UTC(2026, 2, 2, 9, 0, 0),
    add(subject, facts = {}) {
      const made: FakeSubject = {
        subject,
        label: subjectKey(subject),
        visibility: 'public',
        affected: subject.kind === 'account' ? [subject.id] : [500],
        lang: 'en',
        protectedRoles: [],
        createdAtMs: Date.UTC(2025, 0, 1),
        contentTypes: ['text'],
        contentLang: 'en',
        slots: new Map(),
        prepared: new Map(),
        leaders: [],
        members: 0,
        sessions: 1,
        ...facts,
      };
      subjects.set(subjectKey(subject), made);
      return made;
    },
    remember() {
      const kept = [...subjects.values()].map(
        (subject) => [subject, new Map(subject.slots), new Map(subject.prepared)] as const,
      );
      const [applied, strikes, announced] = [world.applied.length, world.strikes.length, world.announced.length];
      return () => {
        world.applied.length = applied;
        world.strikes.length = strikes;
        world.announced.length = announced;
        for (const [subject, slots, prepared] of kept) {
          replace(subject.slots, slots);
          replace(subject.prepared, prepared);
        }
      };
    },
    stateOf: () => JSON.stringify([...subjects].map(([key, subject]) => [key, [...subject.slots].sort()])),
    safety: {
      store,
      clock: { nowMs: () => world.nowMs },
      random: {
        token: () => {
          tokens += 1;
          return sha256(`token ${tokens}`).slice(0, 32);
        },
      },
      digest: sha256,
      enforcement: {
        async apply(_tx, change) {
          const subject = need(change.subject);
          world.applied.push(`${subjectKey(change.subject)} ${change.slot}`);
          const before = subject.slots.get(change.slot) ?? null;
          subject.slots.set(change.slot, `decision ${change.decisionId}`);
          return { undo: { before } };
        },
        async prepare(_tx, change) {
          const subject = need(change.subject);
          const before = subject.slots.get(change.slot) ?? null;
          if (before === null) subject.prepared.set(change.slot, `decision ${change.decisionId}`);
          return { undo: { before } };
        },
        async strike(_tx, accounts) {
          world.strikes.push(accounts.length);
          for (const subject of subjects.values()) {
            if (!('id' in subject.subject) || !accounts.includes(subject.subject.id)) continue;
            for (const [slot, value] of subject.prepared) {
              world.applied.push(`${subjectKey(subject.subject)} ${slot}`);
              subject.slots.set(slot, value);
            }
            subject.prepared.clear();
          }
        },
        async announce(_tx, subject) {
          world.announced.push(subjectKey(subject));
        },
        async undo(_tx, change) {
          need(change.subject).prepared.delete(change.slot);
          const before = JSON.parse(JSON.stringify(change.undo))?.before;
          if (typeof before === 'string') need(change.subject).slots.set(change.slot, before);
          else need(change.subject).slots.delete(change.slot);
        },
        async preview(_tx, subject, action): Promise<TargetEffects> {
          const known = need(subject);
          return {
            sessionsToClose: action.kind === 'suspend' ? known.sessions : 0,
            members: known.members,
            coAdmins: known.leaders,
            bots: [],
            leaders: known.leaders,
            alreadyInForce: known.slots.has(action.kind),
          };
        },
        stateDigest: async (_tx, subject) => sha256(JSON.stringify([...need(subject).slots].sort())),
      },
      directory: {
        get: async (_tx, subject) => subjects.get(subjectKey(subject)),
        find: async (_tx, locator) => findSubject(world, locator),
        adminsOf: async (_tx, subject, limit) => need(subject).leaders.slice(0, limit),
        languageOf: async (_tx, id) => subjects.get(`account:${id}`)?.lang ?? 'en',
        itemsSince: async () => 40,
      },
      preserver: {
        async seal(_tx, subject) {
          const ref = `sealed-${world.sealed.size + 1}`;
          world.sealed.set(ref, subjectKey(subject));
          return { ref, digest: sha256(ref), sizeBytes: 10 };
        },
        open: async (_tx, ref) => world.sealed.get(ref),
        async destroy(_tx, ref) {
          world.sealed.delete(ref);
        },
      },
      messenger: {
        async tell(_tx, account, message) {
          if (world.unreachable.has(account)) return false;
          world.told.push({ account, ...message });
          return true;
        },
      },
      settings: {
        httpBase: 'https://tocsin.example',
        linkHosts: ['tocsin.example', 't.me'],
        providerName: 'Lamplight Messenger',
        legalRepresentative: '',
        contactPoint: 'desk@tocsin.example',
        memberState: 'NL',
        secret: 'a secret for tests',
        sor: { url: 'http://127.0.0.1:1', token: 'token', puidPrefix: 'lamplight' },
        mails: true,
      },
      crypto: nodeCrypto,
      identity: identityOf('lamplight'),
    },
  };
  return world;
}

function replace<K, V>(map: Map<K, V>, by: ReadonlyMap<K, V>): void {
  map.clear();
  for (const [key, value] of by) map.set(key, value);
}

/** A server's own keys, made of its name. */
export function identityOf(name: string): ExchangeIdentity {
  const privateKey = nodeCrypto.sha256(new TextEncoder().encode(name));
  return { name, privateKey, publicKey: publicKeyOf(privateKey) };
}

function findSubject(world: SafetyWorld, locator: Locator): SubjectRef | undefined {
  const has = (subject: SubjectRef) => (world.subjects.has(subjectKey(subject)) ? subject : undefined);
  switch (locator.by) {
    case 'peer':
      return locator.id > 0
        ? (has({ kind: 'account', id: locator.id }) ?? has({ kind: 'bot', id: locator.id }))
        : has({ kind: 'chat', id: locator.id });
    case 'username':
      return world.usernames.get(locator.username);
    case 'message': {
      const chat =
        typeof locator.chat === 'number'
          ? { kind: 'chat' as const, id: locator.chat }
          : world.usernames.get(locator.chat);
      return chat?.kind === 'chat'
        ? has({ kind: 'message', mailbox: chat.id, peer: chat.id, messageId: locator.messageId })
        : undefined;
    }
    case 'invite':
      return world.usernames.get(`+${locator.hash}`);
    case 'phone':
      return world.usernames.get(`+${locator.phone}`);
  }
}

export const staff = (role: Role, person: number): Actor => ({
  person,
  role,
  pseudonym: `M-${person}`,
  via: 'console',
});
export const owner = staff('owner', 1);
export const moderator = staff('moderator', 2);
export const reviewer = staff('reviewer', 3);
export const legal = staff('legal', 4);
export const observer = staff('observer', 5);

export const channel = (n: number): SubjectRef => ({ kind: 'chat', id: -(1_000_000_000_000 + n) });
export const account = (n: number): SubjectRef => ({ kind: 'account', id: n });
