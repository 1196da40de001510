import { refuseSafety } from './errors.ts';
import { recordEvents } from './events/record.ts';
import type { SafetyContext, SafetySettings, SafetyTx } from './ports.ts';
import { type Actor, requireMay } from './roles.ts';
import { euCountries } from './transparency/countries.ts';

/** Where records of statements go: the Commission's database, or one that speaks its protocol. */
export type SorTarget = NonNullable<SafetySettings['sor']>;

/** Who answers for this server, as it stands on letters to authorities and in reports. There is one such record. */
export interface Office {
  readonly id: 1;
  readonly providerName: string;
  readonly legalRepresentative: string;
  readonly contactPoint: string;
  /** Member state of the main establishment or of the legal representative; empty when not yet said. */
  readonly memberState: string;
  readonly sor: SorTarget | null;
  /** The competent authority decided that this host is exposed to terrorist content (TCO Art. 5(4)). */
  readonly exposed?: boolean;
  /** Who is told of running removal orders beside staff: mailboxes, and an address that a tool listens at. */
  readonly alarms?: { readonly mails: readonly string[]; readonly webhook: string | null };
}

/** What the desk's page shows of it: the token never leaves the server again. */
export type OfficeView = Omit<Office, 'id' | 'sor'> & {
  readonly sor: (Omit<SorTarget, 'token'> & { readonly tokenSet: boolean }) | null;
  /** Whether this server has a mail server that takes its letters. */
  readonly mailsLeave: boolean;
};

export type OfficeChange = Omit<Office, 'id' | 'sor'> & {
  /** Without a token the present one stays. */
  readonly sor: (Omit<SorTarget, 'token'> & { readonly token?: string }) | null;
};

const officeId = 1;

/** What was set at the desk; until then what the server was started with. */
export async function officeOf(tx: SafetyTx, { settings }: Pick<SafetyContext, 'settings'>): Promise<Office> {
  const { providerName, legalRepresentative, contactPoint, memberState, sor } = settings;
  return (
    (await tx.office.get(officeId)) ?? { id: 1, providerName, legalRepresentative, contactPoint, memberState, sor }
  );
}

const viewOf = ({ id: _, sor, ...rest }: Office, { settings }: Pick<SafetyContext, 'settings'>): OfficeView => ({
  ...rest,
  mailsLeave: settings.mails,
  sor: sor && { url: sor.url, puidPrefix: sor.puidPrefix, tokenSet: sor.token !== '' },
});

/** The provider's own record, with what is known of its tokens but not the tokens. Needs `office.see`. */
export async function viewOffice(safety: SafetyContext, actor: Actor): Promise<OfficeView> {
  requireMay(actor, 'office.see');
  return safety.store.read(async (tx) => viewOf(await officeOf(tx, safety), safety));
}

/** Sets all of it. Refuses `field-invalid`. The ledger notes who changed it, never the token. */
export async function changeOffice(safety: SafetyContext, actor: Actor, change: OfficeChange): Promise<OfficeView> {
  requireMay(actor, 'office.manage');
  return safety.store.write(async (tx) => {
    const before = await officeOf(tx, safety);
    const { alarms = before.alarms } = change;
    const sor = change.sor && { ...change.sor, token: change.sor.token ?? before.sor?.token ?? '' };
    check({ ...change, sor });
    await recordEvents(tx, safety, actor, [
      { type: 'office-changed', data: { providerName: change.providerName, sends: sor !== null } },
    ]);
    const office: Office = {
      id: officeId,
      ...change,
      ...(alarms ? { alarms } : {}),
      sor: sor && { ...sor, url: sor.url.replace(/\/+$/, '') },
    };
    await tx.office.put(office);
    return viewOf(office, safety);
  });
}

const mailAddress = /^[^\s@<>,;]+@[^\s@<>,;]+$/;

function check({ providerName, memberState, sor, alarms }: Omit<Office, 'id'>): void {
  if (providerName.trim() === '') refuseSafety('field-missing', { fields: ['providerName'] });
  const known: readonly string[] = euCountries;
  if (memberState !== '' && !known.includes(memberState))
    refuseSafety('field-invalid', { field: 'memberState', why: 'not a member state' });
  const wrong = alarms?.mails.find((address) => !mailAddress.test(address));
  if (wrong !== undefined) refuseSafety('field-invalid', { field: 'alarms.mails', why: `not an address: ${wrong}` });
  if (alarms?.webhook && !isSafeUrl(alarms.webhook))
    refuseSafety('field-invalid', { field: 'alarms.webhook', why: 'an https address is needed' });
  if (sor === null) return;
  if (!isSafeUrl(sor.url)) refuseSafety('field-invalid', { field: 'sor.url', why: 'an https address is needed' });
  if (sor.token.trim() === '') refuseSafety('field-missing', { fields: ['sor.token'] });
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(sor.puidPrefix))
    refuseSafety('field-invalid', { field: 'sor.puidPrefix', why: 'letters, digits, - and _ only' });
}

/** Plain http only to this machine: the token travels with every call. */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
}
