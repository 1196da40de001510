/** Media, web pages and mini apps. */
import type { tl } from '@mtcute/core';
import Long from 'long';
import { down, downOrOut, result, type RuleGroup, up } from '../rule.ts';

export const media: RuleGroup = {
  down: [
    down<tl.RawDocumentAttributeVideo>('documentAttributeVideo', (video) => ({
      ...video,
      duration: Math.round(video.duration),
    })),
    downOrOut<tl.RawUpdateMessageExtendedMedia>('updateMessageExtendedMedia', (update) => {
      const [extendedMedia] = update.extendedMedia;
      return extendedMedia && { ...update, extendedMedia };
    }),
    down<tl.RawInputMediaInvoice>('inputMediaInvoice', (invoice) => ({ ...invoice, provider: invoice.provider ?? '' })),
    down<tl.RawInputMediaPoll>('inputMediaPoll', (poll) => ({
      ...poll,
      correctAnswers: poll.correctAnswers?.flatMap((index) => {
        const answer = poll.poll.answers[index];
        return answer && 'option' in answer ? [answer.option] : [];
      }),
    })),
    down<tl.RawInvoice>('invoice', (invoice) => ({
      ...invoice,
      recurringTermsUrl: invoice.recurring ? (invoice.termsUrl ?? '') : undefined,
    })),
    down<tl.RawAttachMenuBot>('attachMenuBot', (bot) => ({ ...bot, peerTypes: bot.peerTypes ?? [] })),
    down<tl.RawWebViewResultUrl>('webViewResultUrl', (view) => ({ ...view, queryId: view.queryId ?? Long.ZERO })),
  ],
  up: [
    up<{ duration: number }>('documentAttributeVideo', (video) => ({ ...video })),
    up<{ recurringTermsUrl?: string }>('invoice', (invoice) => ({ ...invoice, termsUrl: invoice.recurringTermsUrl })),
    up('messages.requestSimpleWebView', (request) => ({ ...request, platform: 'unknown' })),
  ],
  results: [
    result<tl.messages.RawWebPage>('messages.getWebPage', 'WebPage', ({ webpage }) => webpage),
    result<tl.messages.RawWebPagePreview>('messages.getWebPagePreview', 'MessageMedia', (preview) => preview.media),
    result<tl.RawWebViewResultUrl>('messages.requestSimpleWebView', 'SimpleWebViewResult', ({ url }) => ({
      _: 'simpleWebViewResultUrl',
      url,
    })),
    result<tl.RawWebViewResultUrl>('messages.requestAppWebView', 'AppWebViewResult', ({ url }) => ({
      _: 'appWebViewResultUrl',
      url,
    })),
    result<tl.bots.RawBotInfo>('bots.getBotInfo', 'vector<string>', ({ about, description }) => [about, description]),
  ],
};
