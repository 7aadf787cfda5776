from .chats import AsyncChats as AsyncChats, Chats as Chats
