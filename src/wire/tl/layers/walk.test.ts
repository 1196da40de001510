/** Walks the schemas of all supported layers: nothing is converted by luck, what is not plain is listed with code. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resultText } from '../schema/declaration.ts';
import { layers, reachable, schema, sentTo } from '../testing/schemas.ts';
import type { LayerView } from './table.ts';
import { upTreatment } from './upgrade.ts';

const { table, canonical, rules } = layers;
const views: LayerView[] = table.known.map((layer) => table.view(layer));

/**
 * Unions that older layers know with fewer constructors and whose newer ones have nothing to stand for them: lists and
 * optional fields go without them, and what requires one goes too. Everything else is replaced by a rule.
 */
const lostMembers = [
  'BotInlineMessage', // a rich message, in the offer of a bot
  'ChannelAdminLogEventAction', // the event is not in the log
  'Chat', // communities
  'ChatFull',
  'Dialog',
  'DialogPeer',
  'EmojiGroup', // greeting and premium groups of the picker
  'EmojiStatus', // what clients send to choose a collectible
  'InlineQueryPeerType',
  'InputFile', // these five: what clients send
  'InputGroupCall',
  'InputMedia',
  'InputReplyTo',
  'PeerColor', // collectible colours
  'KeyboardButton', // copy, ask for a peer
  'MediaArea',
  'MessageEntity', // dates and differences; the text stays
  'MessagesFilter',
  'NotifyPeer',
  'PageBlock',
  'PhoneCallDiscardReason',
  'PollAnswer', // what clients send to add one
  'PrepaidGiveaway',
  'PrivacyKey',
  'PrivacyRule',
  'Reaction',
  'RequestPeerType',
  'SavedDialog',
  'StarsAmount',
  'StoryView',
  'TopPeerCategory',
  'Update', // none of them takes a pts
  'VideoSize',
  'WebPageAttribute',
  'auth.CodeType',
  'auth.SentCode', // only sent to clients that asked for it
  'payments.PaymentForm',
  'payments.PaymentReceipt',
];

/** Methods that no longer exist and that no canonical one answers: read as they were. */
const retired = [
  'folders.deleteFolder',
  'help.getAppChangelog',
  'messages.getAllChats',
  'payments.canPurchasePremium',
  'payments.getUserStarGift',
  'payments.getUserStarGifts',
  'payments.requestRecurringPayment',
  'stats.getBroadcastRevenueStats',
  'stats.getBroadcastRevenueTransactions',
  'stats.getBroadcastRevenueWithdrawalUrl',
  'stories.applyBoost',
  'stories.canApplyBoost',
  'stories.getBoostersList',
  'stories.getBoostsStatus',
  'test.parseInputAppEvent',
  'test.useConfigSimple',
  'test.useError',
];

/** Methods of a layer that is newer than ours: read as they are, and answered as unknown. */
const ahead = [
  'auth.finishFirebasePnvLogin',
  'auth.firebasePnvSignUp',
  'auth.initFirebasePnvLogin',
  'ephemeral.deleteAllWelcomeMessages',
  'ephemeral.deleteWelcomeMessage',
  'ephemeral.getWelcomeMessages',
];

/** Of one layer, with a meaning of its own that nothing today has. */
const refusedMethods = ['phone.createConferenceCall'];

/** Old forms of what only servers send; requests could hold them by type, but no client puts them there. */
const refusedParts = [
  'channel',
  'messageMediaDocument',
  'messageMediaStory',
  'phoneCallDiscardReasonAllowGroupCall',
  'pollAnswerVoters',
  'pollResults',
  'reactionCount',
  'starGift',
  'starGiftAttributeBackdrop',
  'starGiftAttributeModel',
  'starGiftAttributeOriginalDetails',
  'starGiftAttributePattern',
  'starGiftUnique',
  'todoCompletion',
  'webPageAttributeStarGiftAuction',
  'webPageAttributeStory',
];

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

describe('what is written for older layers', () => {
  it('covers the layers from 144 to ours and the next', () => {
    assert.equal(table.known[0], 144);
    assert.equal(table.canonical, schema.layer);
    assert.equal(table.known.at(-1), schema.layer + 1);
    for (const view of views) assert([...view.all()].length > 1400, `layer ${view.layer}`);
  });

  const leftOut = new Set<string>();

  for (const view of views) {
    it(`layer ${view.layer}: every constructor it may get is plain, has a rule, or is left out knowingly`, () => {
      const sent = sentTo(view);
      const { downgrade } = layers.of(view.layer);
      for (const { kind, name, result } of schema.declarations) {
        if (kind !== 'class' || !sent.has(result.type)) continue;
        const treatment = downgrade.treatment(name);
        assert.notEqual(treatment, 'impossible', name);
        if (treatment === 'left out') {
          leftOut.add(result.type);
          assert(lostMembers.includes(result.type), `${result.type} loses ${name}`);
        }
        const own = view.declaration(name);
        if (own) assert.equal(own.result.type, result.type, `${name} is in another union`);
      }
    });

    it(`layer ${view.layer}: every result is of the type that the method has there, or has a rule`, () => {
      for (const declaration of view.all()) {
        if (declaration.kind !== 'method' || refusedMethods.includes(declaration.name)) continue;
        const method = rules.renamed.get(declaration.name) ?? declaration.name;
        const now = canonical.declaration(method);
        const type = resultText(declaration.result);
        if (!now || resultText(now.result) === type) continue;
        assert(rules.result(method, type), `${method} answers ${type}`);
        if (!view.has(method)) assert.equal(layers.of(view.layer).resultOf(method).result, declaration.result);
      }
    });
  }

  it('lists no union in vain', () => {
    assert.deepEqual(
      lostMembers.filter((union) => !leftOut.has(union)),
      [],
    );
  });

  it('has no rule that no layer needs', () => {
    for (const name of rules.down.keys()) {
      const isUsed = views.some((view) => layers.of(view.layer).downgrade.treatment(name) === 'rule');
      assert(isUsed, `${name} is plain everywhere`);
    }
  });
});

describe('what is read from older layers', () => {
  const older = table.foreign.filter(({ kind }) => kind === 'method');

  it('turns every method into a canonical one, but for the retired', () => {
    const treated = older.map((declaration) => [declaration.name, upTreatment(declaration, canonical, rules)] as const);
    assert.deepEqual(
      sorted(treated.filter(([, how]) => how === 'as it is').map(([name]) => name)),
      sorted([...retired, ...ahead]),
    );
    assert.deepEqual(sorted(treated.filter(([, how]) => how === 'refused').map(([name]) => name)), refusedMethods);
  });

  it('knows every method of every layer', () => {
    const known = new Set([...schema.declarations, ...table.foreign].map(({ id }) => id));
    for (const view of views) for (const { id, name } of view.all()) assert(known.has(id), `${name} of ${view.layer}`);
  });

  it('turns every part of a request into a canonical one, but for what clients never send', () => {
    const all = [...schema.declarations, ...table.foreign];
    const inRequests = reachable(
      all,
      all.filter(({ kind }) => kind === 'method').flatMap(({ fields }) => fields.map(({ type }) => type)),
    );
    const refused = table.foreign
      .filter(({ kind, result }) => kind === 'class' && inRequests.has(result.type))
      .filter((declaration) => upTreatment(declaration, canonical, rules) === 'refused');
    assert.deepEqual(sorted(refused.map(({ name }) => name)), refusedParts);
  });

  it('has no rule that no older form needs', () => {
    for (const name of rules.up.keys()) {
      const forms = table.foreign.filter((declaration) => declaration.name === name);
      assert(
        forms.some((declaration) => upTreatment(declaration, canonical, rules) === 'rule'),
        `${name} needs no rule`,
      );
    }
    for (const method of rules.renamed.values()) assert(canonical.declaration(method), method);
  });
});
