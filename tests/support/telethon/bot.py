"""A bot with Telethon, unmodified: `bot.py DC PORT PUBLIC_KEY TOKEN`. Prints "ready" when it listens."""
import asyncio
import io
import sys

from telethon import Button, TelegramClient, events
from telethon.crypto import rsa
from telethon.sessions import MemorySession

dc, port, key, token = sys.argv[1:5]


async def main():
    rsa.add_key(key, old=False)
    session = MemorySession()
    session.set_dc(int(dc), '127.0.0.1', int(port))
    bot = TelegramClient(session, 1, 'any')

    @bot.on(events.NewMessage(incoming=True))
    async def hear(event):
        if event.raw_text == '/start':
            await event.respond('Welcome', buttons=[[Button.inline('Light', b'light')]])
        elif event.raw_text == '/file':
            file = io.BytesIO(b'oil and wick')
            file.name = 'lamps.txt'
            await event.respond('a list', file=file)
        elif event.raw_text == '/keys':
            await event.respond('choose', buttons=[[Button.text('wick'), Button.text('oil')]])
        elif event.document:
            await event.respond('got ' + (await event.download_media(bytes)).decode())
        else:
            await event.respond('echo ' + event.raw_text)

    @bot.on(events.CallbackQuery(data=b'light'))
    async def light(event):
        await event.answer('lit')
        await event.edit('it burns')

    @bot.on(events.InlineQuery)
    async def inline(event):
        await event.answer([event.builder.article(event.text, text='inline ' + event.text)])

    await bot.start(bot_token=token)
    print('ready', flush=True)
    await bot.run_until_disconnected()


asyncio.run(main())
