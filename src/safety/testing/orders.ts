import type { RemovalOrderForm } from '../orders/types.ts';

/** An invented, harmless removal order; override what the test is about. */
export function orderForm(facts: Partial<RemovalOrderForm> = {}): RemovalOrderForm {
  return {
    addressee: {
      name: 'Lamplight Messenger',
      legalRepresentative: '',
      contactPoint: 'desk@tocsin.example',
      memberState: 'NL',
    },
    issuer: {
      memberState: 'DE',
      authorityName: 'Amt für Laternen',
      type: 'law-enforcement',
      representativeName: 'R. Docht',
      postHeld: 'clerk',
      fileNo: 'L-7',
      address: 'Am Docht 1',
      tel: '',
      email: 'order@amt.example',
      stamp: true,
      date: '2026-03-02T09:55:00+01:00',
    },
    referenceNo: 'R-1',
    issuedAt: '2026-03-02T09:55:00+01:00',
    language: 'de',
    items: [{ exactUrl: 'https://tocsin.example/cinder_choir' }],
    grounds: ['solicit-group'],
    statementOfReasons: 'The channel trades lamp-lighting poems.',
    nonDisclosure: false,
    crossBorder: { isDifferentMemberState: true, copySentTo: 'NL authority' },
    followUpContact: 'order@amt.example',
    redress: { body: 'Court of Lanterns', deadline: '1 month', legislationLink: '' },
    ...facts,
  };
}

export const signed = { channel: 'signed-api', signature: 'verified', raw: 'the signed bytes' } as const;
