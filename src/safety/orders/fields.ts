/**
 * Which fields the law wants, as data, so that forms, checks and documents say the same. Every list here NEEDS A LAWYER'S
 * READING against the Official Journal before anybody relies on it.
 */
export interface LegalField {
  readonly path: string;
  readonly article: string;
  readonly required: boolean;
}

export interface LegalFieldList {
  readonly form: string;
  readonly source: string;
  readonly lawyerHasRead: false;
  readonly fields: readonly LegalField[];
}

const list = (form: string, source: string, article: string, required: string, optional = ''): LegalFieldList => ({
  form,
  source,
  lawyerHasRead: false,
  fields: [
    ...required.split(' ').map((path) => ({ path, article, required: true })),
    ...optional
      .split(' ')
      .filter((path) => path !== '')
      .map((path) => ({ path, article, required: false })),
  ],
});

export const removalOrderFields = list(
  'Removal order (Annex I)',
  'Regulation (EU) 2021/784',
  'Art. 3(4), Annex I',
  'addressee.name addressee.contactPoint addressee.memberState issuer.memberState issuer.authorityName issuer.type ' +
    'issuer.representativeName issuer.postHeld issuer.fileNo issuer.address issuer.email issuer.stamp issuer.date ' +
    'referenceNo issuedAt language items grounds statementOfReasons followUpContact redress.body redress.deadline',
  'addressee.legalRepresentative issuer.tel crossBorder.copySentTo redress.legislationLink nonDisclosure',
);

export const feedbackFields = list(
  'Feedback after a removal order (Annex II)',
  'Regulation (EU) 2021/784',
  'Art. 3(6), Annex II',
  'issuer.authorityName issuer.fileNo referenceNo hostReference receivedAt measure measureAt host contactPoint authorisedPerson date',
  'legalRepresentative',
);

export const nonExecutionFields = list(
  'Impossibility to execute (Annex III)',
  'Regulation (EU) 2021/784',
  'Art. 3(7) and 3(8), Annex III',
  'issuer.authorityName issuer.fileNo referenceNo hostReference receivedAt reason explanation host contactPoint authorisedPerson date',
  'errors clarificationNeeded legalRepresentative',
);

export const actOrderFields = list(
  'Order to act against illegal content',
  'Regulation (EU) 2022/2065',
  'Art. 9(2)',
  'legalBasis statementOfReasons authorityName memberState referenceNo locations redress effectReportTo language',
  'territorialScope',
);

export const informOrderFields = list(
  'Order to provide information',
  'Regulation (EU) 2022/2065',
  'Art. 10(2)',
  'legalBasis statementOfReasons authorityName memberState referenceNo locations redress effectReportTo language informationAsked purpose',
);

export const noticeFields = list(
  'Notice',
  'Regulation (EU) 2022/2065',
  'Art. 16(2)',
  'explanation locations goodFaith',
  'name email',
);

/** By the names of `StatementFacts`. */
export const statementFields = list(
  'Statement of reasons',
  'Regulation (EU) 2022/2065',
  'Art. 17(3)',
  'action facts source automation ground.kind ground.reference ground.explanation madeAtMs appealUntilMs redressUrl',
  'untilMs detectedAutomatically',
);

/** By the names of `Appeal`. */
export const complaintFields = list(
  'Internal complaint',
  'Regulation (EU) 2022/2065',
  'Art. 20',
  'decisionId side openedAtMs latestMs outcome decidedBy decidedAtMs',
  'text reasons',
);

export const legalFieldLists: readonly LegalFieldList[] = [
  removalOrderFields,
  feedbackFields,
  nonExecutionFields,
  actOrderFields,
  informOrderFields,
  noticeFields,
  statementFields,
  complaintFields,
];

/** The required fields that a form leaves empty. A `false` stamp counts as missing. */
export function missingFields(form: object, fields: LegalFieldList): string[] {
  return fields.fields
    .filter((field) => field.required && isMissing(valueAt(form, field.path)))
    .map((field) => field.path);
}

function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Object.entries(at).find(([key]) => key === name)?.[1];
  }
  return at;
}

function isMissing(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}
