"""A bot with python-telegram-bot, unmodified: `bot.py TOKEN HTTP_BASE [WEBHOOK_PORT]`. Prints "ready" when it listens."""

import base64
import io
import sys

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryResultArticle, InputTextMessageContent, ReplyKeyboardMarkup
from telegram.ext import CallbackQueryHandler, CommandHandler, Filters, InlineQueryHandler, MessageHandler, Updater

lamp = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAIAAACDRijCAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAIElEQVQ4jWM40+FCFcQwatCZ0TA6M5qOOkazSAf56QAAQmtkHwPPiLsAAAAASUVORK5CYII="
)
token, base = sys.argv[1:3]
# Five seconds by itself, in which a machine that runs every test at once may not come to answer.
patience = {"read_timeout": 60, "connect_timeout": 60}
updater = Updater(token, base_url=base + "/bot", base_file_url=base + "/file/bot", request_kwargs=patience)
handlers = updater.dispatcher


def start(update, context):
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Light", callback_data="light")]])
    update.message.reply_text("Welcome", reply_markup=keyboard)


def light(update, context):
    update.callback_query.answer("lit")
    update.callback_query.edit_message_text("it burns")


def file(update, context):
    update.message.reply_document(io.BytesIO(b"oil and wick"), filename="lamps.txt", caption="a list")


def keys(update, context):
    update.message.reply_text("choose", reply_markup=ReplyKeyboardMarkup([["wick", "oil"]]))


def document(update, context):
    got = context.bot.get_file(update.message.document.file_id).download_as_bytearray()
    update.message.reply_text("got " + got.decode())


def picture(update, context):
    update.message.reply_photo(io.BytesIO(lamp), caption="a lamp")


def photo(update, context):
    update.message.reply_text("seen %d" % update.message.photo[-1].width)


def inline(update, context):
    words = update.inline_query.query
    content = InputTextMessageContent("inline " + words)
    update.inline_query.answer([InlineQueryResultArticle("1", words, content)])


handlers.add_handler(CommandHandler("start", start))
handlers.add_handler(CommandHandler("file", file))
handlers.add_handler(CommandHandler("keys", keys))
handlers.add_handler(CommandHandler("picture", picture))
handlers.add_handler(CallbackQueryHandler(light, pattern="^light$"))
handlers.add_handler(InlineQueryHandler(inline))
handlers.add_handler(MessageHandler(Filters.document, document))
handlers.add_handler(MessageHandler(Filters.photo, photo))
handlers.add_handler(MessageHandler(Filters.text, lambda update, context: update.message.reply_text("echo " + update.message.text)))

if len(sys.argv) > 3:
    port = int(sys.argv[3])
    updater.start_webhook(
        listen="127.0.0.1", port=port, url_path="hook", webhook_url="http://127.0.0.1:%d/hook" % port
    )
else:
    updater.start_polling(poll_interval=0, timeout=5)
print("ready", flush=True)
updater.idle()
