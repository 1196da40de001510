/** What the operations of TamTam's Bot API 0.5.6 answer, by `VERB path` of its OpenAPI description. */
export interface TamTamAnswers {
  'GET me': BotInfo;
  'PATCH me': BotInfo;
  'GET chats': { chats: Chat[]; marker: number | null };
  'GET chats/{chatLink}': Chat;
  'GET chats/{chatId}': Chat;
  'PATCH chats/{chatId}': Chat;
  'POST chats/{chatId}/actions': Done;
  'GET chats/{chatId}/pin': { message?: Message | null };
  'PUT chats/{chatId}/pin': Done;
  'DELETE chats/{chatId}/pin': Done;
  'GET chats/{chatId}/members/me': Member;
  'DELETE chats/{chatId}/members/me': Done;
  'GET chats/{chatId}/members/admins': Members;
  'GET chats/{chatId}/members': Members;
  'POST chats/{chatId}/members': Done;
  'DELETE chats/{chatId}/members': Done;
  'GET subscriptions': { subscriptions: Subscription[] };
  'POST subscriptions': Done;
  'DELETE subscriptions': Done;
  'POST uploads': { url: string; token?: string };
  'GET messages': { messages: Message[] };
  'POST messages': { message: Message };
  'PUT messages': Done;
  'DELETE messages': Done;
  'GET messages/{messageId}': Message;
  'POST answers': Done;
  'POST answers/constructor': Done;
  'GET updates': { updates: Update[]; marker?: number | null };
}

interface Done {
  success: boolean;
  message?: string;
}

interface User {
  user_id: number;
  name: string;
  username: string | null;
  is_bot: boolean;
  last_activity_time: number;
}

interface PicturedUser extends User {
  description?: string | null;
  avatar_url?: string;
  full_avatar_url?: string;
}

interface BotInfo extends PicturedUser {
  commands?: { name: string; description?: string | null }[] | null;
}

interface Chat {
  chat_id: number;
  type: 'dialog' | 'chat' | 'channel';
  status: 'active' | 'removed' | 'left' | 'closed' | 'suspended';
  title: string | null;
  icon: { url: string } | null;
  last_event_time: number;
  participants_count: number;
  owner_id?: number | null;
  participants?: Record<string, number> | null;
  is_public: boolean;
  link?: string | null;
  description: string | null;
  dialog_with_user?: PicturedUser | null;
  messages_count?: number | null;
  chat_message_id?: string | null;
  pinned_message?: Message | null;
}

interface Member extends PicturedUser {
  last_access_time: number;
  is_owner: boolean;
  is_admin: boolean;
  join_time: number;
  permissions:
    | ('read_all_messages' | 'add_remove_members' | 'add_admins' | 'change_chat_info' | 'pin_message' | 'write')[]
    | null;
}

interface Members {
  members: Member[];
  marker?: number | null;
}

interface Subscription {
  url: string;
  time: number;
  update_types: string[] | null;
  version: string | null;
}

interface Message {
  sender?: User;
  recipient: { chat_id: number | null; chat_type: Chat['type']; user_id: number | null };
  timestamp: number;
  link?: { type: 'forward' | 'reply'; sender?: User; chat_id?: number; message: Body } | null;
  body: Body;
  stat?: { views: number } | null;
  url?: string | null;
  constructor?: User | null;
}

interface Body {
  mid: string;
  seq: number;
  text: string | null;
  attachments: Attachment[] | null;
  markup?: Markup[] | null;
}

interface Picture {
  photo_id: number;
  token: string;
  url: string;
}

interface Stored {
  url: string;
  token: string;
}

export type Attachment =
  | { type: 'image'; payload: Picture }
  | {
      type: 'video';
      payload: Stored;
      thumbnail?: Picture | null;
      width?: number | null;
      height?: number | null;
      duration?: number | null;
    }
  | { type: 'audio'; payload: Stored }
  | { type: 'file'; payload: Stored; filename: string; size: number }
  | { type: 'sticker'; payload: { url: string; code: string }; width: number; height: number }
  | { type: 'contact'; payload: { vcf_info?: string | null; tam_info?: User | null } }
  | { type: 'inline_keyboard'; payload: { buttons: Button[][] } }
  | {
      type: 'share';
      payload: { url?: string | null; token?: string | null };
      title?: string | null;
      description?: string | null;
      image_url?: string | null;
    }
  | { type: 'location'; latitude: number; longitude: number };

export type Button =
  | { type: 'callback'; text: string; payload: string; intent?: 'positive' | 'negative' | 'default' }
  | { type: 'link'; text: string; url: string }
  | { type: 'request_contact'; text: string }
  | { type: 'request_geo_location'; text: string; quick?: boolean }
  | {
      type: 'chat';
      text: string;
      chat_title: string;
      chat_description?: string | null;
      start_payload?: string | null;
      uuid?: number | null;
    };

interface Span {
  from: number;
  length: number;
}

type Markup =
  | ({
      type: 'strong' | 'emphasized' | 'monospaced' | 'strikethrough' | 'underline' | 'heading' | 'highlighted';
    } & Span)
  | ({ type: 'link'; url: string } & Span)
  | ({ type: 'user_mention'; user_link?: string | null; user_id?: number | null } & Span);

interface Happened {
  timestamp: number;
}

interface InChat extends Happened {
  chat_id: number;
  user: User;
}

export type Update =
  | ({ update_type: 'message_created'; message: Message; user_locale?: string | null } & Happened)
  | ({
      update_type: 'message_callback';
      callback: { timestamp: number; callback_id: string; payload?: string; user: User };
      message: Message | null;
      user_locale?: string | null;
    } & Happened)
  | ({ update_type: 'message_edited'; message: Message } & Happened)
  | ({ update_type: 'message_removed'; message_id: string; chat_id: number; user_id: number } & Happened)
  | ({ update_type: 'bot_added' | 'bot_removed'; is_channel: boolean } & InChat)
  | ({ update_type: 'user_added'; inviter_id?: number | null; is_channel: boolean } & InChat)
  | ({ update_type: 'user_removed'; admin_id?: number; is_channel: boolean } & InChat)
  | ({ update_type: 'bot_started'; payload?: string | null; user_locale?: string } & InChat)
  | ({ update_type: 'chat_title_changed'; title: string } & InChat)
  | ({
      update_type: 'message_construction_request';
      user: PicturedUser;
      user_locale?: string;
      session_id: string;
      data?: string | null;
      input:
        | { input_type: 'callback'; payload: string }
        | { input_type: 'message'; messages: ConstructedBody[] | null };
    } & Happened)
  | ({
      update_type: 'message_constructed';
      session_id: string;
      message: Omit<Message, 'recipient' | 'stat' | 'url' | 'constructor'>;
    } & Happened)
  | ({ update_type: 'message_chat_created'; chat: Chat; message_id: string; start_payload?: string | null } & Happened);

interface ConstructedBody {
  text?: string | null;
  attachments?: object[] | null;
  markup?: Markup[] | null;
  format?: 'markdown' | 'html' | null;
}
