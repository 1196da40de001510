import {
  authorityTypes,
  complaintReasons,
  type DecisionInput,
  type EnforcementAction,
  restrictions,
  sorKeywords,
  statementCategories,
  tcoGrounds,
} from '#safety';
import { z } from 'zod';

/** A text of at most so many characters, also an empty one. */
export const text = (max: number) => z.string().max(max);
/** A text that is not blank, without the spaces around it. */
export const someText = (max: number) => z.string().trim().min(1).max(max);
export const ms = z.number().int().min(0).max(8.64e15);
export const subjectKey = z.string().regex(/^(account|bot|chat|message|media):[-\d:]{1,60}$/);
export const reason = z.enum(complaintReasons);

export const action: z.ZodType<EnforcementAction> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('label'), label: someText(40) }),
  z.object({ kind: z.literal('restrict'), limits: z.array(z.enum(restrictions)).min(1) }),
  z.object({ kind: z.literal('withhold'), countries: z.array(z.string().length(2)).min(1).max(300) }),
  z.object({ kind: z.literal('takedown') }),
  z.object({ kind: z.literal('suspend') }),
  z.object({ kind: z.literal('ban-usernames'), usernames: z.array(someText(32)).min(1).max(300) }),
]);

export const ground = z.object({
  kind: z.enum(['law', 'terms']),
  reference: someText(500),
  explanation: someText(2000),
  url: z.url().max(500).optional(),
  alsoIllegal: z.boolean().optional(),
});

const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('own-initiative') }),
  z.object({ kind: z.literal('notice'), id: z.number().int() }),
  z.object({ kind: z.literal('trusted-flagger'), id: z.number().int(), name: someText(200) }),
  z.object({ kind: z.literal('report'), id: z.number().int() }),
  z.object({ kind: z.literal('referral'), id: z.number().int() }),
]);

/** What every decision states beside its subject and action. */
export const defaults = z.object({
  ground,
  facts: someText(5000),
  source,
  detectedAutomatically: z.boolean(),
  automation: z.enum(['none', 'partial', 'full']),
  category: z.enum(statementCategories),
  keywords: z.array(z.enum(sorKeywords)).max(20),
  untilMs: ms.nullable(),
  manifestlyIllegal: z.boolean().optional(),
}) satisfies z.ZodType<Pick<DecisionInput, 'facts'>>;

export const removalOrder = z.object({
  addressee: z.object({
    name: text(500),
    legalRepresentative: text(500),
    contactPoint: text(500),
    memberState: text(2),
  }),
  issuer: z.object({
    memberState: text(2),
    authorityName: someText(500),
    type: z.enum(authorityTypes),
    representativeName: text(500),
    postHeld: text(500),
    fileNo: text(200),
    address: text(1000),
    tel: text(100),
    email: text(320),
    stamp: z.boolean(),
    date: text(40),
  }),
  referenceNo: someText(200),
  issuedAt: text(40),
  language: text(20),
  items: z
    .array(z.object({ exactUrl: someText(2000), additionalIdentification: text(2000).optional() }))
    .min(1)
    .max(1000),
  grounds: z.array(z.enum(tcoGrounds)),
  statementOfReasons: text(20_000),
  nonDisclosure: z.boolean(),
  crossBorder: z.object({ isDifferentMemberState: z.boolean(), copySentTo: text(500) }),
  followUpContact: text(500),
  redress: z.object({ body: text(500), deadline: text(200), legislationLink: text(2000) }),
});

export const dsaOrder = z.object({
  kind: z.enum(['act', 'inform']),
  memberState: text(2),
  authorityName: someText(500),
  referenceNo: someText(200),
  legalBasis: text(2000),
  statementOfReasons: text(20_000),
  locations: z.array(someText(2000)).min(1).max(1000),
  territorialScope: z.array(text(2)).max(40),
  language: text(20),
  redress: text(2000),
  effectReportTo: text(500),
  category: z.enum(statementCategories),
  informationAsked: text(5000).nullable(),
  purpose: text(5000).nullable(),
  answerByMs: ms.nullable(),
  tellAtMs: ms.nullable().optional(),
});

const notice = z.object({
  explanation: someText(5000),
  locations: z.array(someText(2000)).min(1).max(50),
  reason,
  name: text(200).nullable(),
  email: z.email().max(320).nullable(),
  goodFaith: z.boolean(),
  lang: text(20),
});

/** A notice with the solved task; a trusted flagger needs none. */
export const noticeBody = z.object({
  form: notice,
  proof: z.object({ challenge: z.string().max(400), solution: z.string().max(64) }).optional(),
});
