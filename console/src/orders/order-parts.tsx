import type { ReactNode } from 'react';
import type { RemovalOrderForm } from '../../../src/safety/index.ts';
import { Area, Choice } from '../../../web/src/ui/field.tsx';
import { Switch } from '../../../web/src/ui/switch.tsx';
import { useSession } from '../app/session.ts';
import { t } from '../i18n/index.ts';
import { Choices } from '../ui/choices.tsx';
import { MemberState } from '../ui/member-state.tsx';
import css from '../ui/page.module.css';
import { Part } from '../ui/part.tsx';
import type { OrderDraft, TextPath } from './order-draft.ts';

/** Annex I as far as it is filled in; `text` draws the field of one of its texts. */
export interface OrderForm {
  draft: OrderDraft;
  set: (part: Partial<OrderDraft>) => void;
  text: (path: TextPath, type?: string) => ReactNode;
}

/** Which order it is, and what it is about. */
export function OrderPart({ draft, set, text }: OrderForm) {
  return (
    <Part title={t('intake.order')}>
      <div className={css.grid}>
        {text('referenceNo')}
        {text('issuedAt', 'datetime-local')}
        {text('language')}
      </div>
      <Area
        label={t('field.items')}
        hint={t('intake.items.hint')}
        rows={4}
        required
        value={draft.items}
        onChange={(event) => set({ items: event.target.value })}
      />
    </Part>
  );
}

/** Who issued it. */
export function IssuerPart({ draft, set, text }: OrderForm) {
  const { vocabulary } = useSession();
  return (
    <Part title={t('intake.issuer')}>
      <div className={css.grid}>
        {text('issuer.authorityName')}
        <MemberState
          label={t('field.issuer.memberState')}
          value={draft.issuer.memberState}
          onChange={(memberState) => set({ issuer: { ...draft.issuer, memberState } })}
        />
        <Choice
          label={t('field.issuer.type')}
          value={draft.issuer.type}
          options={vocabulary.authorityTypes.map((type) => ({ value: type, label: t(`authority.${type}`) }))}
          onChange={(value) => {
            const type = vocabulary.authorityTypes.find((one) => one === value);
            if (type) set({ issuer: { ...draft.issuer, type } });
          }}
        />
        {text('issuer.representativeName')}
        {text('issuer.postHeld')}
        {text('issuer.fileNo')}
        {text('issuer.address')}
        {text('issuer.tel', 'tel')}
        {text('issuer.email', 'email')}
        {text('issuer.date', 'date')}
      </div>
      <Switch
        label={t('field.issuer.stamp')}
        on={draft.issuer.stamp}
        onChange={(stamp) => set({ issuer: { ...draft.issuer, stamp } })}
      />
    </Part>
  );
}

/** Why, by the grounds of Art. 2(7) and in the authority’s own words. */
export function ReasonsPart({ draft, set }: OrderForm) {
  const { vocabulary } = useSession();
  return (
    <Part title={t('intake.reasons')}>
      <Choices
        label={t('field.grounds')}
        options={vocabulary.tcoGrounds.map((ground) => ({ value: ground, label: t(`tco.${ground}`) }))}
        value={draft.grounds}
        onChange={(grounds: RemovalOrderForm['grounds'][number][]) => set({ grounds })}
      />
      <Area
        label={t('field.statementOfReasons')}
        value={draft.statementOfReasons}
        onChange={(event) => set({ statementOfReasons: event.target.value })}
      />
    </Part>
  );
}

/** To whom it goes, and whether it crosses a border. */
export function AddresseePart({ draft, set, text }: OrderForm) {
  return (
    <Part title={t('intake.addressee')}>
      <div className={css.grid}>
        {text('addressee.name')}
        {text('addressee.legalRepresentative')}
        {text('addressee.contactPoint')}
        <MemberState
          label={t('field.addressee.memberState')}
          value={draft.addressee.memberState}
          onChange={(memberState) => set({ addressee: { ...draft.addressee, memberState } })}
        />
      </div>
      <Switch
        label={t('field.crossBorder.isDifferentMemberState')}
        on={draft.crossBorder.isDifferentMemberState}
        onChange={(isDifferentMemberState) => set({ crossBorder: { ...draft.crossBorder, isDifferentMemberState } })}
      />
      {draft.crossBorder.isDifferentMemberState && text('crossBorder.copySentTo')}
    </Part>
  );
}

/** What follows from it: silence, whom to answer, how to contest it. */
export function AfterPart({ draft, set, text }: OrderForm) {
  return (
    <Part title={t('intake.after')}>
      <Switch
        label={t('field.nonDisclosure')}
        hint={t('warning.gag')}
        on={draft.nonDisclosure}
        onChange={(nonDisclosure) => set({ nonDisclosure })}
      />
      <div className={css.grid}>
        {text('followUpContact')}
        {text('redress.body')}
        {text('redress.deadline')}
        {text('redress.legislationLink')}
      </div>
    </Part>
  );
}
