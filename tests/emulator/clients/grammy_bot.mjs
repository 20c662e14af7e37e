// A bot as grammY's documentation shows one; only the address of the API is ours.
import { Bot, InlineKeyboard, InputFile } from "grammy";

const api = process.env.BOT_API;
const bot = new Bot(process.env.BOT_TOKEN, { client: { apiRoot: api } });

bot.command("start", (ctx) =>
  ctx.reply(`Hello, ${ctx.from.first_name}!`, {
    reply_markup: new InlineKeyboard().text("Press me", "press"),
  }),
);

bot.callbackQuery("press", async (ctx) => {
  await ctx.answerCallbackQuery({ text: "Thank you" });
  await ctx.editMessageText("You pressed the button.");
});

bot.command("picture", (ctx) =>
  ctx.replyWithPhoto(new InputFile(Buffer.from(process.env.BOT_PICTURE, "base64"), "picture.png"), {
    caption: "A picture",
  }),
);

bot.on("message:photo", async (ctx) => {
  const file = await ctx.getFile();
  const stored = await fetch(`${api}/file/bot${bot.token}/${file.file_path}`);
  await ctx.reply(`Your picture has ${(await stored.arrayBuffer()).byteLength} bytes`);
});

bot.on("chat_join_request", (ctx) => ctx.approveChatJoinRequest(ctx.chatJoinRequest.from.id));

await bot.start();
