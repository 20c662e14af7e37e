ops-contested = ⚠️ 有另一个程序正在使用我的令牌（token），或者为我设置了 webhook，因此我会漏掉消息。请检查 Staffroom 是否同时运行了两个。如果不是您这边的人所为，请向 @BotFather 申请新令牌（/revoke），写入 .env 文件的 BOT_TOKEN，然后重新启动 Staffroom。
ops-parked = ⚠️ 有一段时间 Telegram 不接受我的令牌，我无法收发消息。没有任何内容丢失：等待中的消息现在正在发出。
