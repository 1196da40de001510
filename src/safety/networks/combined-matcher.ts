import type { Match, Matcher } from './matcher.ts';

/**
 * The own matcher and one for each key of other servers as a single one. Pictures and hours need no key and lie in the
 * own one; words are compared under the key under which they were banked.
 */
export function combineMatchers(own: Matcher, others: ReadonlyMap<string, Matcher>): Matcher {
  const all = (): Matcher[] => [own, ...others.values()];
  const holder = (fingerprintId: string): Matcher => all().find((matcher) => matcher.has(fingerprintId)) ?? own;
  return {
    keyId: own.keyId,
    add(fingerprint) {
      (others.get(fingerprint.keyId) ?? own).add(fingerprint);
    },
    remove: (fingerprintId) => holder(fingerprintId).remove(fingerprintId),
    has: (fingerprintId) => all().some((matcher) => matcher.has(fingerprintId)),
    matchPost(post) {
      const found: Match[] = own.matchPost(post);
      for (const { keyId, sketch } of post.under ?? []) found.push(...(others.get(keyId)?.matchPost(sketch) ?? []));
      return found;
    },
    matchProfile(profile) {
      const found: Match[] = own.matchProfile(profile);
      for (const { keyId, sketch } of profile.under ?? [])
        found.push(...(others.get(keyId)?.matchProfile(sketch) ?? []));
      return found;
    },
    hoursOf: (networkId) => own.hoursOf(networkId),
    commonness: (fingerprintId) => holder(fingerprintId).commonness(fingerprintId),
    about: (fingerprintId) => holder(fingerprintId).about(fingerprintId),
    noteEstablished: (fingerprintId, subject) => holder(fingerprintId).noteEstablished(fingerprintId, subject),
    get bank() {
      const bank = { texts: 0, avatars: 0, names: 0 };
      for (const matcher of all()) {
        bank.texts += matcher.bank.texts;
        bank.avatars += matcher.bank.avatars;
        bank.names += matcher.bank.names;
      }
      return bank;
    },
    get sizeBytes() {
      return all().reduce((sum, matcher) => sum + matcher.sizeBytes, 0);
    },
  };
}
