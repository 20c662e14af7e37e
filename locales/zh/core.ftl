sorry = 我们这边出了点问题，请一分钟后再试。
button-old = 这个按钮已经失效。请发送 /start 看看现在可以做什么。
too-fast = 一下子太多了。请等一分钟，然后我会继续回答。想退出、暂停或删除，随时都可以：/leave、/pause、/quiet、/delete。
page-before = ‹ 上一页
page-after = 下一页 ›
desk-back = ‹ 回到工作台
