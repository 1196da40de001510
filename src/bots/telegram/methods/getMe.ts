import { userOf } from '../to-api/user.ts';
import { method } from '../method.ts';

export const getMe = method('getMe', async ({ bot }) => {
  const { privacyMode, joinGroups, inlinePlaceholder } = bot.data.bot;
  return {
    ...userOf(bot),
    is_bot: true,
    username: bot.username ?? '',
    can_join_groups: joinGroups,
    can_read_all_group_messages: !privacyMode,
    supports_guest_queries: false,
    supports_inline_queries: inlinePlaceholder !== undefined,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: true,
  };
});
